using System.Globalization;
using System.Net;

namespace DefenderXdr.Simulation;

/// <summary>Defender for Endpoint's devices: <c>/api/machines</c>.</summary>
internal sealed class EndpointMachines(Estate estate)
{
    private static readonly string[] Read = ["Machine.Read.All", "Machine.ReadWrite.All"];
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly ListRules<Machine> rules = new(
        new FilterFields<Machine>(graph: false)
            .Text("computerDnsName", machine => machine.Device.DnsName)
            .Text("id", machine => machine.Id)
            .Text("version", machine => machine.Device.System.Version)
            .Enumeration("deviceValue", machine => machine.Value, DeviceValue.All)
            .Guid("aadDeviceId", machine => machine.Device.EntraId)
            .Texts("machineTags", machine => machine.Tags)
            .Date("lastSeen", machine => machine.LastSeen(estate.Now))
            .Enumeration("exposureLevel", machine => machine.Device.Exposure, ExposureLevel.All)
            .Enumeration("onboardingStatus", machine => machine.Onboarding, OnboardingStatus.All)
            .Text("lastIpAddress", machine => machine.Device.Address)
            .Enumeration("healthStatus", machine => machine.Health, HealthStatus.All)
            .Text("osPlatform", machine => machine.Device.System.Platform)
            .Enumeration("riskScore", machine => machine.Device.Risk, MachineRisk.All)
            .Number("rbacGroupId", machine => machine.Device.Group.Id),
        DefaultTop: 10_000,
        MaxTop: 10_000,
        ["$filter", "$top", "$skip"]);

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Endpoint, "GET", "api/machines", Read, List),
        new(Api.Endpoint, "GET", "api/machines/findbytag", Read, FindByTag),
        new(Api.Endpoint, "GET", "api/machines/findbyip(ip='{ip}',timestamp={timestamp})", Read, FindByIp),
        new(Api.Endpoint, "GET", "api/machines/{id}", Read, Get),
    ];

    internal static ApiFault NotFound(string id) => new(404, "ResourceNotFound", $"Machine {id} was not found");

    private SimulatedResponse List(Call call)
    {
        var query = new ListQuery<Machine>(call, rules);
        return estate.Fleet.All.Any() ? Answer(call, query.Page(estate.Fleet.All).Items) : throw new ApiFault(404, "ResourceNotFound", "No recent machines were found");
    }

    private SimulatedResponse Get(Call call)
    {
        var id = call.Values["id"];
        var machine = estate.Fleet.FindNamed(id) ?? throw NotFound(id);
        return call.Answer(json => EndpointMachine.Write(json, machine, call.Now, call.Context("Machines/$entity")));
    }

    private SimulatedResponse FindByTag(Call call)
    {
        if (call.Query["tag"] is not { Length: > 0 } tag)
            throw new ApiFault(400, "MissingRequiredParameter", "Required parameter 'tag' is missing");
        var begins = call.Query["useStartsWithFilter"] is { } text && (bool.TryParse(text, out var value) ? value : throw ApiFault.InvalidInput($"'useStartsWithFilter' is '{text}', and neither true nor false."));
        return Answer(call, estate.Fleet.All.Where(machine => Array.Exists(machine.Tags, one =>
            begins ? one.StartsWith(tag, StringComparison.OrdinalIgnoreCase) : string.Equals(one, tag, StringComparison.OrdinalIgnoreCase))));
    }

    private SimulatedResponse FindByIp(Call call)
    {
        var (address, text) = (call.Values["ip"], call.Values["timestamp"]);
        if (!IPAddress.TryParse(address, out var ip))
            throw new ApiFault(400, "InvalidIpAddress", $"Invalid ip address: '{address}'");
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            throw ApiFault.InvalidInput($"'timestamp' is '{text}', which is no time.");
        if (time < call.Now - Kept)
            throw ApiFault.InvalidInput("The timestamp must be within the last 30 days.");
        return Answer(call, time - Near > call.Now ? [] : estate.Fleet.All.Where(machine => machine.WasThere(time - Near, time + Near) && ip.Equals(IPAddress.Parse(machine.Device.Address))));
    }

    private static SimulatedResponse Answer(Call call, IEnumerable<Machine> machines) =>
        EndpointList.Answer(call, "Machines", machines, (json, machine) => EndpointMachine.Write(json, machine, call.Now, null));
}
