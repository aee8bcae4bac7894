using DefenderXdr.Http;
using DefenderXdr.Json;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Devices on Defender for Endpoint, the one API that has them. Where they are looked for by address or tag, it has operations of their own.</summary>
internal sealed class EndpointMachines : IListBackEnd<DefenderMachine, MachineQuery, string>
{
    private const int MaxPage = 10_000;

    private static readonly ApiFields Fields = new()
    {
        Api = DefenderApi.Endpoint,
        Of = "machines",
        Filters = new()
        {
            [nameof(DefenderMachine.LastSeen)] = "lastSeen",
            [nameof(MachineQuery.HealthStatus)] = "healthStatus",
            [nameof(MachineQuery.OnboardingStatus)] = "onboardingStatus",
            [nameof(MachineQuery.RiskScore)] = "riskScore",
            [nameof(MachineQuery.ExposureLevel)] = "exposureLevel",
            [nameof(MachineQuery.DeviceValue)] = "deviceValue",
            [nameof(MachineQuery.OsPlatform)] = "osPlatform",
            [nameof(MachineQuery.Version)] = "version",
        },
    };

    // By address or tag, the service takes nothing else: all of the rest is filtered here.
    private static readonly ApiFields None = new() { Api = DefenderApi.Endpoint, Of = "machines" };

    public ApiOperation ListOperation(MachineQuery query) =>
        query.IpAddress is not null ? ApiOperations.EndpointFindMachinesByIp
        : Tag(query) is not null ? ApiOperations.EndpointFindMachinesByTag
        : ApiOperations.EndpointListMachines;

    public ApiOperation GetOperation => ApiOperations.EndpointGetMachine;

    public GetPlan<DefenderMachine> Get(string id, MachineQuery query) =>
        new(ApiRequest.ForOne(ApiOperations.EndpointGetMachine, id, $"get device '{id}'", ErrorIds.MachineNotFound));

    public ListPlan<DefenderMachine> List(MachineQuery query)
    {
        if (query.IpAddress is not null) return Found(query, AtAddress(query), ErrorIds.InvalidParameter);
        if (Tag(query) is { } tag) return Found(query, WithTag(tag), ErrorIds.InvalidFilter);

        var (sent, kept) = MachineCriteria.Of(query).Divide(Fields);
        return new ODataList
        {
            Operation = ApiOperations.EndpointListMachines,
            Intent = "list devices",
            MaxPage = MaxPage,
            Limit = query.First,
            Filter = sent.AnyOf(prefix => $"startswith(computerDnsName,{prefix})", Prefixes(query.Name)).Raw(query.Filter),
        }.Plan(MachineReader.Instance, MachineReader.Key, kept) with { IsEmptyWhenNotFound = true };
    }

    private static ListPlan<DefenderMachine> Found(MachineQuery query, Uri address, string badRequestErrorId)
    {
        if (query.Filter is not null) throw DefenderErrors.Create(ErrorIds.FilterNotSupported, "Devices that are looked for by address or tag take no -Filter: the service has none there.");
        return new ListPlan<DefenderMachine>
        {
            First = new ApiRequest
            {
                Operation = query.IpAddress is not null ? ApiOperations.EndpointFindMachinesByIp : ApiOperations.EndpointFindMachinesByTag,
                Address = address,
                Intent = "find devices",
                BadRequestErrorId = badRequestErrorId,
            },
            PageSize = MaxPage,
            Skip = null,
            Reader = MachineReader.Instance,
            Key = MachineReader.Key,
            Keep = MachineCriteria.Of(query).Divide(None).Kept,
            Limit = query.First,
            IsEmptyWhenNotFound = true,
        };
    }

    private static Uri AtAddress(MachineQuery query) => new(
        ApiOperations.EndpointFindMachinesByIp.Path
            .Replace("{ip}", Uri.EscapeDataString($"{query.IpAddress}"))
            .Replace("{timestamp}", Iso8601.Format(query.At ?? DateTimeOffset.UtcNow)), UriKind.Relative);

    private static Uri WithTag((string Text, bool IsPrefix) tag) => ApiRequest.AddressOf(
        ApiOperations.EndpointFindMachinesByTag, null, ("tag", tag.Text), ("useStartsWithFilter", tag.IsPrefix ? "true" : null));

    // One tag, alone or with all that begins with it, is what the service can look for; the list's own filter knows nothing of wildcards.
    private static (string Text, bool IsPrefix)? Tag(MachineQuery query)
    {
        if (query.Tag.Count != 1 || query.Tag[0] is not { Length: > 0 } tag || query.Filter is not null) return null;
        if (!Wildcard.IsIn(tag)) return (tag, false);
        var start = tag.Substring(0, tag.Length - 1);
        return tag[tag.Length - 1] == '*' && start.Length > 0 && !Wildcard.IsIn(start) ? (start, true) : null;
    }

    // What each name begins with, since the service knows no wildcards and a host name is the beginning of a longer one. None when one begins with anything.
    private static string[] Prefixes(IReadOnlyList<string> names)
    {
        var prefixes = names.Select(Wildcard.Start).ToArray();

        // The service's names are in small letters.
        return prefixes.Any(prefix => prefix.Length == 0) ? [] : [.. prefixes.Select(prefix => prefix.ToLowerInvariant()).Distinct()];
    }
}
