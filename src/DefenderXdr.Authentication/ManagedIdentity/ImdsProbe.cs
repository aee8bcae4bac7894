using Microsoft.Identity.Client;
using Microsoft.Identity.Client.ManagedIdentity;

namespace DefenderXdr.Authentication;

/// <summary>Finds out within a second that this is not Azure, where MSAL would try for long.</summary>
internal sealed class ImdsProbe(HttpClient http)
{
    // The address that every Azure machine has, and that no router forwards.
    private static readonly Uri Address = new("http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01");
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private volatile bool answered;

    /// <exception cref="DefenderException"><see cref="ErrorIds.ManagedIdentityUnavailable"/>: nothing here gives tokens to managed identities.</exception>
    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        if (answered || !IsMetadataServiceMeant()) return;

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            using var response = await http.GetAsync(Address, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);

            // Azure refuses with 400 what lacks its header, or is busy or being updated. Other clouds have other things at this address.
            if ((int)response.StatusCode is not (400 or 408 or 410 or 429 or 500 or 503))
                throw Unavailable($"is not there: something else answered (HTTP {(int)response.StatusCode}).");
            answered = true;
        }
        catch (HttpRequestException e)
        {
            throw Unavailable($"could not be reached: {e.GetBaseException().Message}", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unavailable("did not answer within a second.", e);
        }
    }

    // MSAL recognises the other platforms by variables and files; only where it finds none does it go to the metadata service.
    private static bool IsMetadataServiceMeant()
    {
#pragma warning disable CS0618 // What replaces it keeps its answer for the whole process, a wrong one too.
        return ManagedIdentityApplication.GetManagedIdentitySource() == ManagedIdentitySource.DefaultToImds
#pragma warning restore CS0618
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AZURE_POD_IDENTITY_AUTHORITY_HOST"));
    }

    private static DefenderException Unavailable(string reason, Exception? inner = null) => DefenderErrors.Create(ErrorIds.ManagedIdentityUnavailable,
        $"No managed identity here: no platform that has one has set its variables (IDENTITY_ENDPOINT with IDENTITY_HEADER, MSI_ENDPOINT), and Azure's metadata service at {Address.Host} {reason}", inner: inner);
}
