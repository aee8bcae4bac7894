using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

public class MachineTests
{
    private const string Machines = Caller.Endpoint + "/api/machines";
    private static readonly Caller caller = new();
    private static readonly List<JObject> all = caller.Values(Machines);

    [Fact]
    public void Devices_have_the_documented_members_and_are_found_by_id_and_by_name()
    {
        Assert.Equal(50, all.Count);
        Assert.All(all, one => Entities.AssertIs("Machine", one));
        Assert.Empty(Entities.Missing("Machine", all[0]).Except(["osVersion", "systemProductName", "agentVersion", "groupName"]));
        Assert.All(all[0]["ipAddresses"]!.Cast<JObject>(), one => Entities.AssertIs("MachineIpAddress", one));
        Assert.Equal(50, all.Select(Id).Distinct().Count());
        foreach (var one in all.Take(3))
        {
            var single = caller.Get($"{Machines}/{Id(one)}");
            Assert.EndsWith("/api/$metadata#Machines/$entity", (string)single["@odata.context"]!, StringComparison.Ordinal);
            single.Remove("@odata.context");
            Assert.True(JToken.DeepEquals(one, single));
            Assert.Equal(Name(one), Name(caller.Get($"{Machines}/{Name(one)}")));
        }

        Assert.Equal("ResourceNotFound", (string?)caller.Get($"{Machines}/{new string('0', 40)}", 404)["error"]!["code"]);
    }

    [Fact]
    public void One_name_is_there_twice_and_the_registration_that_reports_comes_by_name()
    {
        var twins = Assert.Single(all.GroupBy(Name), same => same.Count() > 1).ToList();
        Assert.Equal(["Active", "Inactive"], twins.Select(one => (string?)one["healthStatus"]).Order());
        var active = twins.Single(one => (string?)one["healthStatus"] == "Active");
        Assert.Equal(Id(active), Id(caller.Get($"{Machines}/{Name(active)}")));
        Assert.Equal(2, caller.Values($"{Machines}?$filter=startswith(computerDnsName,'{Name(active).Split('.')[0]}')").Count);
    }

    [Fact]
    public void There_are_devices_of_every_kind()
    {
        Assert.Superset(new HashSet<string> { "Onboarded", "CanBeOnboarded", "Unsupported", "InsufficientInfo" }, all.Select(one => (string)one["onboardingStatus"]!).ToHashSet());
        Assert.Superset(new HashSet<string> { "Active", "Inactive", "NoSensorData", "Unknown", "ImpairedCommunication" }, all.Select(one => (string)one["healthStatus"]!).ToHashSet());
        Assert.Superset(new HashSet<string> { "Linux", "macOS", "Windows10", "Windows11", "WindowsServer2022" }, all.Select(one => (string)one["osPlatform"]!).ToHashSet());
        Assert.All(all.Where(one => (string?)one["healthStatus"] == "Inactive"), one => Assert.InRange(Caller.Time(one["lastSeen"]), Caller.Options().Clock().AddDays(-30), Caller.Options().Clock().AddDays(-7)));
    }

    [Fact]
    public void Nothing_that_incidents_tell_of_depends_on_the_devices_listed()
    {
        var without = new Caller(options => options.MachineCount = 0);
        Assert.True(JToken.DeepEquals(
            new JArray(caller.AllBySkip(Caller.Xdr + "/api/incidents", 100)), new JArray(without.AllBySkip(Caller.Xdr + "/api/incidents", 100))));
        var known = all.Select(Id).ToHashSet();
        Assert.All(caller.Values(Caller.Endpoint + "/api/alerts"), one => Assert.Contains((string)one["machineId"]!, known));
    }

    [Theory]
    [InlineData("healthStatus eq 'Inactive'", "healthStatus", "Inactive")]
    [InlineData("onboardingStatus eq 'CanBeOnboarded'", "onboardingStatus", "CanBeOnboarded")]
    [InlineData("riskScore eq 'High'", "riskScore", "High")]
    [InlineData("exposureLevel eq 'Medium'", "exposureLevel", "Medium")]
    [InlineData("deviceValue eq 'Normal'", "deviceValue", "Normal")]
    [InlineData("osPlatform eq 'Windows11'", "osPlatform", "Windows11")]
    [InlineData("version eq '24H2'", "version", "24H2")]
    [InlineData("rbacGroupId eq 9", "rbacGroupId", "9")]
    public void A_filter_keeps_exactly_what_matches(string filter, string name, string value)
    {
        var expected = all.Where(one => (string?)one[name] == value).Select(Id).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Filtered(filter));
    }

    [Fact]
    public void Ids_addresses_tags_and_times_filter()
    {
        var one = all.First(machine => machine["aadDeviceId"]!.Type == JTokenType.String && machine["machineTags"]!.Any());
        Assert.Equal([Id(one)], Filtered($"id eq '{Id(one)}'"));
        Assert.Equal([Id(one)], Filtered($"aadDeviceId eq {one["aadDeviceId"]}").Take(1));
        Assert.Contains(Id(one), Filtered($"lastIpAddress eq '{one["lastIpAddress"]}'"));
        var tag = (string)one["machineTags"]![0]!;
        Assert.Equal(all.Where(machine => machine["machineTags"]!.Values<string>().Contains(tag)).Select(Id), Filtered($"machineTags/any(tag: tag eq '{tag}')"));
        Assert.Equal(all.Where(machine => machine["machineTags"]!.Values<string>().Any(text => text!.StartsWith('L'))).Select(Id), Filtered("machineTags/any(tag: startswith(tag,'L'))"));
        var seen = Caller.Options().Clock().AddDays(-7);
        Assert.Equal(all.Where(machine => Caller.Time(machine["lastSeen"]) > seen).Select(Id), Filtered($"lastSeen gt {seen.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}"));
    }

    [Fact]
    public void Pages_follow_one_another()
    {
        Assert.Equal(all.Select(Id), caller.AllBySkip(Machines, 7).Select(Id));
        Assert.Null(caller.Get(Machines + "?$top=2")["@odata.nextLink"]);
        var large = new Caller(options => options.MachineCount = 10_050);
        Assert.Equal(10_000, large.Values(Machines).Count);
        Assert.Equal(10_050, large.AllBySkip(Machines, 10_000).Select(Id).Distinct().Count());
    }

    [Theory]
    [InlineData("$top=10001")]
    [InlineData("$filter=healthStatus eq 'Sleepy'")]
    [InlineData("$filter=agentVersion eq '1'")]
    [InlineData("$filter=machineTags eq 'VIP'")]
    [InlineData("$filter=aadDeviceId eq 'x'")]
    [InlineData("$orderby=lastSeen")]
    public void A_wrong_query_is_refused(string query) => Assert.Equal("BadRequest", (string?)caller.Get($"{Machines}?{query}", 400)["error"]!["code"]);

    [Fact]
    public void A_list_without_any_device_is_not_found_and_one_that_nothing_matches_is_empty()
    {
        Assert.Empty(Filtered("computerDnsName eq 'nobody'"));
        var empty = new Caller(options => options.MachineCount = 0);
        Assert.Equal("ResourceNotFound", (string?)empty.Get(Machines, 404)["error"]!["code"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedTenant(new() { MachineCount = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedTenant(new() { MachineCount = 100_001 }));
    }

    [Fact]
    public void A_device_is_found_by_the_address_that_it_had_at_the_time()
    {
        var now = Caller.Options().Clock();
        var one = all.First(machine => (string?)machine["healthStatus"] == "Active");
        string At(DateTimeOffset time, string? ip = null) => $"{Machines}/findbyip(ip='{ip ?? (string)one["lastIpAddress"]!}',timestamp={time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ})";
        Assert.Contains(Id(one), caller.Values(At(now)).Select(Id));
        Assert.Contains(Id(one), caller.Values(At(now.AddMinutes(14))).Select(Id));
        Assert.Empty(caller.Values(At(now.AddMinutes(16))));
        Assert.Empty(caller.Values(At(now, "10.99.99.99")));
        Assert.Contains(Id(one), caller.Values(At(now.AddDays(-29)).Replace("'", "%27", StringComparison.Ordinal)).Select(Id));
        Assert.Equal("InvalidInput", (string?)caller.Get(At(now.AddDays(-31)), 400)["error"]!["code"]);
        Assert.Equal("InvalidIpAddress", (string?)caller.Get(At(now, "10.1"+ ".x"), 400)["error"]!["code"]);
        Assert.Equal("InvalidInput", (string?)caller.Get($"{Machines}/findbyip(ip='10.0.0.1',timestamp=soon)", 400)["error"]!["code"]);

        // Gone for days: there before, not after.
        var gone = all.First(machine => (string?)machine["healthStatus"] == "Inactive");
        var last = Caller.Time(gone["lastSeen"]);
        Assert.Contains(Id(gone), caller.Values(At(last.AddMinutes(10), (string)gone["lastIpAddress"]!)).Select(Id));
        Assert.DoesNotContain(Id(gone), caller.Values(At(last.AddMinutes(20), (string)gone["lastIpAddress"]!)).Select(Id));
    }

    [Fact]
    public void Devices_are_found_by_tag()
    {
        var laptops = all.Where(one => one["machineTags"]!.Values<string>().Contains("Laptop")).Select(Id).ToList();
        Assert.NotEmpty(laptops);
        Assert.Equal(laptops, caller.Values(Machines + "/findbytag?tag=Laptop").Select(Id));
        Assert.Equal(laptops, caller.Values(Machines + "/findbytag?tag=Lap&useStartsWithFilter=true").Select(Id));
        Assert.Empty(caller.Values(Machines + "/findbytag?tag=Lap&useStartsWithFilter=false"));
        Assert.Equal("MissingRequiredParameter", (string?)caller.Get(Machines + "/findbytag", 400)["error"]!["code"]);
        Assert.Equal("InvalidInput", (string?)caller.Get(Machines + "/findbytag?tag=x&useStartsWithFilter=perhaps", 400)["error"]!["code"]);
    }

    [Theory]
    [InlineData("logonusers", "User", "accountSid")]
    [InlineData("software", "Software")]
    [InlineData("vulnerabilities", "Vulnerability")]
    [InlineData("recommendations", "Recommendation")]
    [InlineData("getmissingkbs", "MissingKb")]
    public void What_belongs_to_a_device_has_the_documented_members(string list, string entity, params string[] absent)
    {
        var items = all.Take(12).SelectMany(one => caller.Values($"{Machines}/{Id(one)}/{list}")).ToList();
        Assert.NotEmpty(items);
        Assert.All(items, one => Entities.AssertIs(entity, one));
        Assert.Equal(absent, Entities.Missing(entity, items[0]));
        Assert.Equal("ResourceNotFound", (string?)caller.Get($"{Machines}/{new string('0', 40)}/{list}", 404)["error"]!["code"]);
        Assert.Empty(caller.Values($"{Machines}/{Id(all.First(one => (string?)one["onboardingStatus"] == "Unsupported"))}/{list}"));
    }

    [Fact]
    public void A_device_s_alerts_are_those_that_name_it()
    {
        foreach (var device in caller.Values(Caller.Endpoint + "/api/alerts").GroupBy(one => (string)one["machineId"]!).Take(5))
            Assert.Equal(device.Select(Id), caller.Values($"{Machines}/{device.Key}/alerts").Select(Id));
        caller.Get($"{Machines}/nobody/alerts", 404);
    }

    [Fact]
    public void Hunting_tells_the_same_of_a_device()
    {
        var rows = caller.Call(Caller.Graph + "/v1.0/security/runHuntingQuery", """{"Query":"DeviceInfo"}""")["results"]!;
        var known = all.ToDictionary(Id);
        foreach (var row in rows)
        {
            var machine = known[(string)row["DeviceId"]!];
            foreach (var (column, member) in new[]
            {
                ("DeviceName", "computerDnsName"), ("OSPlatform", "osPlatform"), ("OSBuild", "osBuild"), ("MachineGroup", "rbacGroupName"), ("OnboardingStatus", "onboardingStatus"),
                ("SensorHealthState", "healthStatus"), ("ExposureLevel", "exposureLevel"), ("AadDeviceId", "aadDeviceId"), ("PublicIP", "lastExternalIpAddress"),
            })
                Assert.True(((string?)row[column] ?? "") == ((string?)machine[member] ?? ""), $"{column} {row[column]}, {member} {machine[member]}");
        }
    }

    [Fact]
    public void The_tenant_itself_tells_the_same_of_its_devices() => Assert.Equal(
        all.Select(one => (Id(one), Name(one), (string)one["healthStatus"]!, (string)one["onboardingStatus"]!, (string)one["deviceValue"]!, string.Join(',', one["machineTags"]!))),
        ((SimulatedTenant)caller.Simulation).Machines.Select(one => (one.Id, one.ComputerDnsName, one.HealthStatus, one.OnboardingStatus, one.DeviceValue, string.Join(',', one.MachineTags))));

    [Fact]
    public void Weaknesses_agree_with_one_another()
    {
        var id = Id(all.First(one => caller.Values($"{Machines}/{Id(one)}/vulnerabilities").Count > 0));
        var recommended = caller.Values($"{Machines}/{id}/recommendations");
        Assert.Equal(caller.Values($"{Machines}/{id}/vulnerabilities").Count, recommended.Sum(one => (int)one["weaknesses"]!));
        var installed = caller.Values($"{Machines}/{id}/software").Select(Id).ToList();
        Assert.All(recommended, one => Assert.Contains(Id(one)["va-_-".Length..], installed));
        Assert.All(recommended, one => Assert.InRange((long)one["exposedMachinesCount"]!, 1, (long)one["totalMachineCount"]!));
    }

    private static List<string> Filtered(string filter) => [.. caller.Values($"{Machines}?$filter={Uri.EscapeDataString(filter)}").Select(Id)];

    private static string Id(JToken machine) => (string)machine["id"]!;

    private static string Name(JToken machine) => (string)machine["computerDnsName"]!;
}
