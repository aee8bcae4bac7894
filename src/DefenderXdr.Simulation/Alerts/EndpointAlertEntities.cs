using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>What an alert of Defender for Endpoint touches, one operation for each kind: <c>/api/alerts/{id}/machine</c> and the like.</summary>
internal sealed class EndpointAlertEntities(Estate estate)
{
    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Endpoint, "GET", "api/alerts/{id}/machine", ["Machine.Read.All", "Machine.ReadWrite.All"], Machine),
        new(Api.Endpoint, "GET", "api/alerts/{id}/user", ["User.Read.All"], User),
        new(Api.Endpoint, "GET", "api/alerts/{id}/files", ["File.Read.All"], call => EndpointList.Answer(call, "Files", Files(Find(call)), EndpointFile.Write)),
        new(Api.Endpoint, "GET", "api/alerts/{id}/ips", ["Ip.Read.All"], call => EndpointList.Answer(call, "Ips", Of<IpEvidence>(call, ip => ip.Address), (json, address) => Bare(json, "id", address))),
        new(Api.Endpoint, "GET", "api/alerts/{id}/domains", ["URL.Read.All"], call => EndpointList.Answer(call, "Domains", Of<UrlEvidence>(call, url => new Uri(url.Url).Host), (json, host) => Bare(json, "host", host))),
    ];

    private SimulatedResponse Machine(Call call)
    {
        var id = Find(call).Story.Device.Id;
        var machine = estate.Fleet.Find(id) ?? throw EndpointMachines.NotFound(id);
        return call.Answer(json => EndpointMachine.Write(json, machine, call.Now, call.Context("Machines/$entity")));
    }

    private SimulatedResponse User(Call call)
    {
        var alert = Find(call);
        return call.Answer(json => EndpointUser.Write(json, alert.Story, alert, call.Context("Users/$entity")));
    }

    private static IEnumerable<FileFact> Files(Alert alert) => alert.Evidence
        .Select(evidence => (evidence as FileEvidence)?.File ?? (evidence as ProcessEvidence)?.Process.Image)
        .OfType<FileFact>().GroupBy(file => file.Sha1).Select(same => same.First());

    private IEnumerable<string> Of<T>(Call call, Func<T, string> value)
        where T : Evidence => Find(call).Evidence.OfType<T>().Select(value).Distinct();

    private Alert Find(Call call) => estate.Alert(call.Values["id"]) is { } alert && EndpointAlerts.IsOurs(alert) ? alert : throw EndpointAlerts.NotFound(call.Values["id"]);

    private static void Bare(JsonTextWriter json, string name, string value)
    {
        json.WriteStartObject();
        json.Member(name, value);
        json.WriteEndObject();
    }
}
