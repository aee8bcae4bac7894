using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Evidence;

/// <summary>What Defender for Endpoint tells of an alert besides its evidence, in its own documented members.</summary>
public sealed class RelatedEntityTests
{
    private const string File = """{"sha1":"s1","sha256":"s256","md5":"m","globalPrevalence":180022,"globalFirstObserved":"2017-09-19T03:51:27.6785431Z","globalLastObserved":"2020-01-06T03:59:21.3229314Z","size":22139496,"fileType":"APP","isPeFile":true,"filePublisher":"CHENGDU YIWO","fileProductName":"EaseUS","signer":"the signer","issuer":"VeriSign","signerHash":"6c3245d4","isValidCertificate":true,"determinationType":"Pua","determinationValue":null}""";
    private const string User = """{"id":"contoso\\user1","accountName":"user1","accountDomain":"contoso","accountSid":"S-1-5-21","firstSeen":"2019-12-08T06:33:39Z","lastSeen":"2020-01-05T06:58:34Z","mostPrevalentMachineId":"m1","leastPrevalentMachineId":"m2","logonTypes":"Network","logOnMachinesCount":2,"isDomainAdmin":false,"isOnlyNetworkUser":true}""";
    private const string Machine = """{"id":"m1","computerDnsName":"mymachine1.contoso.com","firstSeen":"2018-08-02T14:55:03.7791856Z","lastSeen":"2021-01-25T07:27:36.052313Z","osPlatform":"Windows10","onboardingStatus":"Onboarded","version":"1709","osProcessor":"x64","osBuild":18209,"lastIpAddress":"172.17.230.209","lastExternalIpAddress":"167.220.196.71","healthStatus":"Active","rbacGroupId":"140","rbacGroupName":"The-A-Team","riskScore":"Low","aadDeviceId":"fd2e4d29","machineTags":["test tag 1"],"exposureLevel":"Low","deviceValue":"Normal","ipAddresses":[{"ipAddress":"172.17.230.209","macAddress":"5C51"}]}""";

    [Theory]
    [InlineData("Device", "machine", Machine)]
    [InlineData("User", "user", User)]
    [InlineData("File", "files", File)]
    [InlineData("Ip", "ips", """{"id":"104.80.104.128"}""")]
    [InlineData("Domain", "domains", """{"host":"www.example.com","toMorrow":[1]}""")]
    public async Task Each_kind_is_evidence_of_its_class_with_nothing_lost(string kind, string path, string json)
    {
        await using var server = new LoopbackServer(Answer.Json(path is "machine" or "user" ? json : $$"""{"@odata.context":"c","value":[{{json}}]}"""));

        var entity = Assert.Single(await TestClient.Create(server).Alerts.ListEntitiesAsync("da1_1", kind));

        Assert.Equal($"/api/alerts/da1_1/{path}", Assert.Single(server.Requests).Path);
        Assert.Equal(kind, entity.EntityType);
        Lossless.AssertKeeps(Payload.Parse(json), entity);
    }

    [Fact]
    public async Task What_people_look_up_is_where_it_is_on_all_evidence()
    {
        await using var server = new LoopbackServer(Answer.Json(Machine), Answer.Json(User), Answer.Json($$"""{"value":[{{File}}]}"""), Answer.Json("""{"value":[{"id":"1.2.3.4"}]}"""), Answer.Json("""{"value":[{"host":"h"}]}"""));
        var alerts = TestClient.Create(server).Alerts;

        var device = Assert.IsType<DefenderDeviceEvidence>((await alerts.ListEntitiesAsync("a", "Device"))[0]);
        var user = Assert.IsType<DefenderUserEvidence>((await alerts.ListEntitiesAsync("a", "user"))[0]);
        var file = Assert.IsType<DefenderFileEvidence>((await alerts.ListEntitiesAsync("a", "File"))[0]);

        Assert.Equal(("m1", "mymachine1.contoso.com", "Windows10", 140), (device.DeviceId, device.DeviceName, device.OSPlatform, device.DeviceGroupId));
        Assert.Equal(["test tag 1"], device.Tags);
        Assert.Equal(("user1", "contoso", "S-1-5-21"), (user.AccountName, user.DomainName, user.UserSid));
        Assert.Equal(("s1", "s256", "m", 22139496), (file.Sha1, file.Sha256, file.Md5, file.FileDetails!.FileSize));
        Assert.Equal(180022L, file.AdditionalProperties["globalPrevalence"]);
        Assert.Equal("1.2.3.4", (await alerts.ListEntitiesAsync("a", "Ip"))[0].IpAddress);
        Assert.Equal("h", (await alerts.ListEntitiesAsync("a", "Domain"))[0].DomainName);
    }

    [Fact]
    public async Task A_kind_without_a_list_and_an_alert_that_is_not_there_are_errors()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"error":{"code":"ResourceNotFound","message":"no"}}""", 404));
        var alerts = TestClient.Create(server).Alerts;

        Assert.Equal(ErrorIds.InvalidParameter, (await Assert.ThrowsAsync<DefenderException>(() => alerts.ListEntitiesAsync("a", "Mailbox"))).ErrorId);
        Assert.Equal(ErrorIds.AlertNotFound, (await Assert.ThrowsAnyAsync<DefenderException>(() => alerts.ListEntitiesAsync("a", "Ip"))).ErrorId);
        Assert.Single(server.Requests);
    }
}
