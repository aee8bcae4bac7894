using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication.Msal;

/// <summary>Runs an MSAL request: its token comes out decoded, its exceptions as this module's errors.</summary>
internal static class MsalTokens
{
    // The token is decoded once, not at each of a thousand calls that use it.
    private static readonly ConditionalWeakTable<string, DefenderToken> Decoded = new();

    public static async Task<DefenderToken> AcquireAsync(
        SignInSubject subject, Func<CancellationToken, Task<AuthenticationResult>> acquire, IClientEvents events, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(subject.Limit);
        MsalLog.Reader = events;
        var watch = Stopwatch.StartNew();
        try
        {
            var result = await acquire(timeout.Token).ConfigureAwait(false);
            var token = Decoded.GetValue(result.AccessToken, DefenderToken.Decode);
            if (result.AuthenticationResultMetadata.TokenSource == TokenSource.IdentityProvider)
                events.Verbose($"Signed in: {subject.Name}, token for {token.Audience} until {token.ExpiresOn.UtcDateTime:HH:mm:ss}Z, after {watch.ElapsedMilliseconds} ms");
            return token;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw timeout.IsCancellationRequested
                ? DefenderErrors.Create(subject.TimeoutErrorId, $"{subject.Awaited} within {subject.Limit.TotalSeconds:0} s.", inner: e)
                : DefenderErrors.Create(ErrorIds.HostUnreachable, "The sign-in service could not be reached: no connection was made in time.", inner: e);
        }
        catch (MsalServiceException e)
        {
            throw SignInErrors.FromService(e, subject);
        }
        catch (MsalClientException e)
        {
            throw SignInErrors.FromClient(e, subject);
        }
        // MSAL lets its JSON reader's own exception out, and stumbles over a success without a body.
        catch (Exception e) when (e is System.Text.Json.JsonException or NullReferenceException)
        {
            throw DefenderErrors.Create(ErrorIds.ResponseNotJson, $"Something else than the sign-in service answered for {subject.Name}.", inner: e);
        }
        catch (HttpRequestException e)
        {
            throw DefenderErrors.Create(ErrorIds.HostUnreachable, $"The sign-in service could not be reached: {e.GetBaseException().Message}", inner: e);
        }
    }
}
