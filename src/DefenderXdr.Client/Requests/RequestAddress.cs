using System.Text.RegularExpressions;

namespace DefenderXdr;

/// <summary>Where a request goes: which API of the connection is meant, and the address there. Another host is refused.</summary>
internal static class RequestAddress
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private static readonly DefenderApi[] Apis = [DefenderApi.Graph, DefenderApi.Xdr, DefenderApi.Endpoint];

    /// <exception cref="DefenderException"><see cref="ErrorIds.ForeignAddress"/>, or <see cref="ErrorIds.InvalidParameter"/> where nothing tells the API.</exception>
    public static (DefenderApi Api, Uri Address) Resolve(DefenderHosts hosts, string path, DefenderApi asked, string method)
    {
        // No API has fragments: the sign belongs to a value.
        var text = path.Trim().Replace("#", "%23");
        if (text.Length == 0) throw DefenderErrors.Create(ErrorIds.InvalidParameter, "The path is empty.");

        // Everything that the URI class could take for an address of its own: a scheme, or two slashes of either kind.
        if (!Regex.IsMatch(text, @"^([a-z][a-z0-9+.-]*:|[/\\]{2}|\\)", Options)) return Relative(hosts, "/" + text.TrimStart('/'), asked, method);

        var absolute = Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 ? uri : throw Foreign(hosts, path, asked);
        var owners = Apis.Where(api => (asked == DefenderApi.Auto || api == asked) && hosts[api].Owns(absolute)).ToArray();
        return owners.Length switch
        {
            0 => throw Foreign(hosts, path, asked),
            1 => Versioned(hosts, owners[0], absolute.PathAndQuery),
            _ => Relative(hosts, absolute.PathAndQuery, asked, method),
        };
    }

    private static (DefenderApi Api, Uri Address) Relative(DefenderHosts hosts, string path, DefenderApi asked, string method) =>
        Versioned(hosts, asked != DefenderApi.Auto ? asked : Infer(WithoutQuery(path), method), path);

    private static (DefenderApi Api, Uri Address) Versioned(DefenderHosts hosts, DefenderApi api, string path)
    {
        if (api == DefenderApi.Graph && !Regex.IsMatch(path, @"^/(v\d+\.\d+|beta)(/|$)", Options)) path = "/v1.0" + path;
        var address = new Uri(hosts[api].Root, path);

        // The same question again to what the URI class made of it: it may read an address otherwise than people do.
        return hosts[api].Owns(address) ? (api, address) : throw Foreign(hosts, path, api);
    }

    private static DefenderApi Infer(string path, string method)
    {
        if (Regex.IsMatch(path, @"^/(v\d+\.\d+|beta|security)/", Options)) return DefenderApi.Graph;
        if (OperationFinder.Find(DefenderApi.Auto, method, path) is { } known) return known.Api;
        if (Regex.IsMatch(path, @"^/api/(v1\.0/)?(incidents|advancedhunting)(/|$)", Options)) return DefenderApi.Xdr;
        if (Regex.IsMatch(path, "^/api/", Options)) return DefenderApi.Endpoint;
        throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"Nothing in '{path}' tells the API.",
            "Name it with -Api. Paths of Graph begin with /security/, /v1.0/ or /beta/, those of the older APIs with /api/.");
    }

    private static string WithoutQuery(string path) => path.Split('?')[0];

    private static DefenderException Foreign(DefenderHosts hosts, string path, DefenderApi asked)
    {
        var own = Apis.Where(api => asked is DefenderApi.Auto || api == asked).Select(api => hosts[api].Root.GetLeftPart(UriPartial.Authority)).Distinct();
        return DefenderErrors.Create(ErrorIds.ForeignAddress, $"'{WithoutQuery(path)}' is not on {string.Join(", ", own)}: nothing was sent.");
    }
}
