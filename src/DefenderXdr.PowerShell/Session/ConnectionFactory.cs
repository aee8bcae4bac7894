using DefenderXdr.Authentication;

namespace DefenderXdr.PowerShell;

/// <summary>Makes connections. Whatever makes a sign-in fail makes it fail here, not at the first command.</summary>
internal sealed class ConnectionFactory(DefenderHosts hosts, DefenderApi api, HttpClient http, int? rateLimit, IClientEvents events, CancellationToken cancellationToken)
{
    /// <summary>Signs in.</summary>
    /// <param name="name">What to call the connection; null for the tenant's id, when the token tells it.</param>
    /// <param name="flow">How it signs in, for people.</param>
    /// <param name="tokens">What gives its tokens.</param>
    public async Task<DefenderConnection> ConnectAsync(string? name, string flow, ITokenSource tokens)
    {
        var client = new DefenderClient(tokens, new DefenderClientOptions { Hosts = hosts, Api = api, HttpClient = http, RateLimit = rateLimit });
        var token = await FirstTokenAsync(client, tokens).ConfigureAwait(false);
        return new DefenderConnection(name ?? token.TenantId ?? flow, flow, client, token, tokens as UserFlow);
    }

    // A tenant may lack one API and have another; only when it has none is there nothing to connect to.
    private async Task<DefenderToken> FirstTokenAsync(DefenderClient client, ITokenSource tokens)
    {
        DefenderException? first = null;
        DefenderApi[] candidates = api != DefenderApi.Auto ? [api]
            : tokens.OnlyApi is { } only ? [only]
            : [DefenderApi.Graph, DefenderApi.Xdr, DefenderApi.Endpoint];
        foreach (var candidate in candidates)
        {
            try
            {
                return await client.GetTokenAsync(candidate, events, cancellationToken).ConfigureAwait(false);
            }
            catch (DefenderException e) when (e.ErrorId is ErrorIds.ApiNotInTenant or ErrorIds.ConsentRequired)
            {
                first ??= e;
            }
        }
        throw first!;
    }
}
