using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication.Msal;

/// <summary>Runs an MSAL request: its token comes out decoded, its exceptions as this module's errors.</summary>
internal static class MsalTokens
{
    // The token is decoded once, not at each of a thousand calls that use it.
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<string, DefenderToken> Decoded = new();

    public static async Task<DefenderToken> AcquireAsync(Func<CancellationToken, Task<AuthenticationResult>> acquire, string identity, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);
        try
        {
            var result = await acquire(timeout.Token).ConfigureAwait(false);
            return Decoded.GetValue(result.AccessToken, DefenderToken.Decode);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw timeout.IsCancellationRequested
                ? DefenderErrors.Create(ErrorIds.RequestTimeout, $"The sign-in service did not answer within {limit.TotalSeconds:0} s.", inner: e)
                : DefenderErrors.Create(ErrorIds.HostUnreachable, "The sign-in service could not be reached: no connection was made in time.", inner: e);
        }
        catch (MsalServiceException e)
        {
            throw SignInErrors.FromService(e, identity);
        }
        catch (MsalClientException e)
        {
            throw SignInErrors.FromClient(e, identity);
        }
        // MSAL lets its JSON reader's own exception out, and stumbles over a success without a body.
        catch (Exception e) when (e is System.Text.Json.JsonException or NullReferenceException)
        {
            throw DefenderErrors.Create(ErrorIds.ResponseNotJson, $"Something else than the sign-in service answered for {identity}.", inner: e);
        }
        catch (HttpRequestException e)
        {
            throw DefenderErrors.Create(ErrorIds.HostUnreachable, $"The sign-in service could not be reached: {e.GetBaseException().Message}", inner: e);
        }
    }
}
