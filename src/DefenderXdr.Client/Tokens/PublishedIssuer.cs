using DefenderXdr.Http;
using DefenderXdr.Json;
using Newtonsoft.Json;

namespace DefenderXdr;

/// <summary>What the sign-in service of a tenant publishes about itself: under which name it issues tokens, and with which keys it signs them.</summary>
internal sealed class PublishedIssuer
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private PublishedIssuer(string name, IReadOnlyList<PublishedKey> keys)
    {
        Name = name;
        Keys = keys;
    }

    /// <summary>What its tokens say in <c>iss</c>.</summary>
    public string Name { get; }

    public IReadOnlyList<PublishedKey> Keys { get; }

    /// <summary>Fetches it: the tenant's openid-configuration, then the keys that it names, from the authority and from nowhere else.</summary>
    /// <exception cref="DefenderException">
    /// <see cref="ErrorIds.HostUnreachable"/>, <see cref="ErrorIds.RequestTimeout"/>, <see cref="ErrorIds.ServiceUnavailable"/>, <see cref="ErrorIds.ResponseNotJson"/>: it does not tell;
    /// <see cref="ErrorIds.TokenNotVerifiable"/>: it has no such tenant, or keeps its keys elsewhere.
    /// </exception>
    public static async Task<PublishedIssuer> FetchAsync(HttpClient http, Uri authority, string tenantId, bool v2, IClientEvents events, CancellationToken cancellationToken)
    {
        var address = new Uri(authority, $"{tenantId}{(v2 ? "/v2.0" : "")}/.well-known/openid-configuration");
        var about = await GetAsync(http, address, events, cancellationToken).ConfigureAwait(false) ?? throw NotTold($"{Host(authority)} has no tenant '{tenantId}'.");
        if (Text(about, "issuer") is not { } name || !Uri.TryCreate(Text(about, "jwks_uri"), UriKind.Absolute, out var keys))
            throw NotTold($"{Host(authority)} does not say how it signs.");
        if (Uri.Compare(authority, keys, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) != 0)
            throw NotTold($"{Host(authority)} names keys on {Host(keys)}: nothing was asked there.");

        var set = await GetAsync(http, keys, events, cancellationToken).ConfigureAwait(false);
        if (set is null || !set.TryGetValue("keys", out var list) || list is not object?[] members) throw NotTold($"{Host(authority)} publishes no keys.");
        try
        {
            return new PublishedIssuer(name.Replace("{tenantid}", tenantId), [.. members.OfType<IDictionary<string, object?>>().Select(PublishedKey.Read).OfType<PublishedKey>()]);
        }
        catch (FormatException e)
        {
            throw DefenderErrors.Create(ErrorIds.ResponseNotJson, $"{Host(keys)} publishes keys that cannot be read.", inner: e);
        }
    }

    // Null where the service says that there is none.
    private static async Task<IDictionary<string, object?>?> GetAsync(HttpClient http, Uri address, IClientEvents events, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Limit);
        try
        {
            using var response = await http.GetAsync(address, timeout.Token).ConfigureAwait(false);
            var status = (int)response.StatusCode;
            events.Verbose($"GET {address.GetLeftPart(UriPartial.Path)}: {status}");
            if (status is 400 or 404) return null;
            if (status is 408 or 429 or >= 500)
                throw DefenderErrors.Create(ErrorIds.ServiceUnavailable, $"{Host(address)} cannot answer now (HTTP {status}).");
            if (!response.IsSuccessStatusCode)
                throw DefenderErrors.Create(ErrorIds.ResponseNotJson, $"Something else than a sign-in service answers at {Host(address)} (HTTP {status}).");

            var body = await response.Content.ReadAsStreamAsync(timeout.Token).ConfigureAwait(false);
            using var reader = new JsonTextReader(new StreamReader(body)) { DateParseHandling = DateParseHandling.None };
            return reader.Read() && JsonValues.Read(reader) is IDictionary<string, object?> members ? members
                : throw new JsonReaderException("This is no object.");
        }
        catch (JsonException e)
        {
            throw DefenderErrors.Create(ErrorIds.ResponseNotJson, $"Something else than a sign-in service answers at {Host(address)}.", inner: e);
        }
        catch (HttpRequestException e)
        {
            throw DefenderErrors.Create(ErrorIds.HostUnreachable, $"{Host(address)} could not be reached: {HttpPipeline.Reason(e)}", inner: e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw DefenderErrors.Create(ErrorIds.RequestTimeout, $"{Host(address)} did not answer within {Limit.TotalSeconds:0} s.", inner: e);
        }
    }

    private static string Host(Uri address) => address.GetLeftPart(UriPartial.Authority);

    private static string? Text(IDictionary<string, object?> members, string name) => members.TryGetValue(name, out var value) ? value as string : null;

    private static DefenderException NotTold(string why) => DefenderErrors.Create(ErrorIds.TokenNotVerifiable, $"The token could not be checked: {why}",
        "Check -Cloud or -AuthorityUri: a token can be checked only where it was issued.");
}
