using DefenderXdr.Http;
using DefenderXdr.Json;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>What Defender for Endpoint tells of one of its alerts: an operation for each kind of thing.</summary>
internal abstract class RelatedEntities(ApiOperation operation)
{
    // Things have other names there than as evidence; what evidence has no property for is kept beside them.
    private static readonly Dictionary<string, Func<RelatedEntities>> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [EntityKinds.Device] = () => new RelatedEntities<DefenderDeviceEvidence>(ApiOperations.EndpointGetAlertMachine, isList: false,
            Of(() => new DefenderDeviceEvidence(), DefenderDeviceEvidence.Table)
                .Text("id", (e, v) => e.DeviceId = v)
                .Text("computerDnsName", (e, v) => e.DeviceName = v)
                .TextList("machineTags", (e, v) => e.Tags = v)),
        [EntityKinds.User] = () => new RelatedEntities<DefenderUserEvidence>(ApiOperations.EndpointGetAlertUser, isList: false,
            Of(() => new DefenderUserEvidence(), DefenderUserEvidence.Table)
                .Text("accountDomain", (e, v) => e.DomainName = v)
                .Text("accountSid", (e, v) => e.UserSid = v)),
        [EntityKinds.File] = () => new RelatedEntities<DefenderFileEvidence>(ApiOperations.EndpointListAlertFiles, isList: true,
            Of(() => new DefenderFileEvidence(), DefenderFileEvidence.Table)
                .Text("md5", (e, v) => e.Md5 = v)
                .Number("size", (e, v) => (e.FileDetails ??= new()).FileSize = v)
                .Text("filePublisher", (e, v) => (e.FileDetails ??= new()).FilePublisher = v)
                .Text("signer", (e, v) => (e.FileDetails ??= new()).Signer = v)
                .Text("issuer", (e, v) => (e.FileDetails ??= new()).Issuer = v)),
        [EntityKinds.Ip] = () => new RelatedEntities<DefenderIpEvidence>(ApiOperations.EndpointListAlertIps, isList: true,
            Of(() => new DefenderIpEvidence(), DefenderIpEvidence.Table).Text("id", (e, v) => e.IpAddress = v)),
        [EntityKinds.Domain] = () => new RelatedEntities<DefenderDomainEvidence>(ApiOperations.EndpointListAlertDomains, isList: true, DefenderDomainEvidence.Table),
    };

    public ApiOperation Operation => operation;

    /// <summary>Those of a kind; null where the API has no operation for it.</summary>
    public static RelatedEntities? OfKind(string kind) => Kinds.TryGetValue(kind, out var make) ? make() : null;

    /// <summary>Asks for those of an alert; none where the service knows of none.</summary>
    public abstract Task<IReadOnlyList<DefenderEvidence>> ReadAsync(Pager pager, string alertId, IClientEvents events, CancellationToken cancellationToken);

    private static ObjectReader<T> Of<T>(Func<T> create, ObjectReader<T> basis) where T : DefenderEvidence => EvidenceTable.PartOf(create).Inherit(basis);
}

/// <inheritdoc/>
internal sealed class RelatedEntities<T>(ApiOperation operation, bool isList, ObjectReader<T> table) : RelatedEntities(operation) where T : DefenderEvidence
{
    // The service's answers are short: it documents no pages.
    private const int MaxPage = 10_000;

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<DefenderEvidence>> ReadAsync(Pager pager, string alertId, IClientEvents events, CancellationToken cancellationToken)
    {
        var request = ApiRequest.ForOne(Operation, alertId, $"get what alert '{alertId}' touches", ErrorIds.AlertNotFound);
        if (!isList) return [await pager.GetAsync(request, table, events, cancellationToken).ConfigureAwait(false)];

        var all = new List<DefenderEvidence>();
        var plan = new ListPlan<T> { First = request, PageSize = MaxPage, Skip = null, Reader = table, Key = null };
        await foreach (var entity in pager.ListAsync(plan, events, cancellationToken).ConfigureAwait(false)) all.Add(entity);
        return all;
    }
}
