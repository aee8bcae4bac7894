using DefenderXdr.Json;
using DefenderXdr.Tests.Support;
using Newtonsoft.Json;

namespace DefenderXdr.Tests.Evidence;

/// <summary>Evidence inside evidence: of any type where Graph says so, and as deep as anybody may send it.</summary>
public sealed class NestedEvidenceTests
{
    [Fact]
    public void A_pod_leads_to_the_cloud_resource_of_its_cluster()
    {
        var pod = Assert.IsType<DefenderKubernetesPodEvidence>(PayloadText.Evidence("""
            {"@odata.type":"#microsoft.graph.security.kubernetesPodEvidence","name":"pod","podIp":{"ipAddress":"10.0.0.1"},
             "namespace":{"name":"ns","cluster":{"name":"cl","platform":"aks","cloudResource":{"resourceId":"/subscriptions/1","@odata.type":"#microsoft.graph.security.AzureResourceEvidence"}}},
             "containers":[{"name":"c","isPrivileged":true,"image":{"imageId":"i@sha256:1","registry":{"registry":"r.azurecr.io"}}}]}
            """));

        Assert.Equal("KubernetesPod: pod", pod.ToString());
        Assert.Equal("10.0.0.1", pod.IpAddress);
        Assert.Equal("Aks", pod.Namespace!.Cluster!.Platform);
        Assert.Equal("/subscriptions/1", Assert.IsType<DefenderAzureResourceEvidence>(pod.Namespace.Cluster.CloudResource).ResourceId);
        var container = Assert.Single(pod.Containers);
        Assert.True(container.IsPrivileged);
        Assert.Equal("r.azurecr.io", container.Image!.Registry!.Registry);
    }

    [Fact]
    public void Malware_has_its_files_and_processes()
    {
        var malware = Assert.IsType<DefenderMalwareEvidence>(PayloadText.Evidence("""
            {"@odata.type":"#microsoft.graph.security.malwareEvidence","name":"EICAR","category":"Virus",
             "files":[{"@odata.type":"#microsoft.graph.security.fileEvidence","fileDetails":{"sha256":"abc","fileSize":68}}],
             "processes":[{"processId":4,"imageFile":{"fileName":"a.exe"}}]}
            """));

        Assert.Equal(68, Assert.Single(malware.Files).FileDetails!.FileSize);
        Assert.Equal("abc", malware.Files[0].Sha256);
        Assert.Equal("a.exe", Assert.Single(malware.Processes).FileName);
    }

    [Theory]
    [InlineData("amazonResourceEvidence", typeof(DefenderAmazonResourceEvidence))]
    [InlineData("googleCloudResourceEvidence", typeof(DefenderGoogleCloudResourceEvidence))]
    [InlineData("quantumResourceEvidence", typeof(DefenderEvidence))]
    public void A_cloud_resource_is_of_the_type_that_it_says(string type, Type expected)
    {
        var cluster = Assert.IsType<DefenderKubernetesClusterEvidence>(PayloadText.Evidence($$"""
            {"cloudResource":{"resourceName":"r","@odata.type":"#microsoft.graph.security.{{type}}"},"@odata.type":"#microsoft.graph.security.kubernetesClusterEvidence","name":"c"}
            """));

        Assert.Equal(expected, cluster.CloudResource!.GetType());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(30)]
    [InlineData(200)]
    public void What_is_nested_deeper_than_anybody_follows_is_kept_as_plain_values(int levels)
    {
        foreach (var (open, close) in new[]
        {
            ("{\"@odata.type\":\"#microsoft.graph.security.containerImageEvidence\",\"imageId\":\"i\",\"digestImage\":", "}"),
            ("{\"@odata.type\":\"#microsoft.graph.security.activeDirectoryDomainEvidence\",\"trustedDomains\":[", "]}"),
            ("{\"@odata.type\":\"#microsoft.graph.security.kubernetesClusterEvidence\",\"cloudResource\":", "}"),
            ("{\"cloudResource\":", ",\"@odata.type\":\"#microsoft.graph.security.kubernetesClusterEvidence\"}"),
        })
        {
            var json = $$"""{{string.Concat(Enumerable.Repeat(open, levels))}}{"last":"leaf"}{{string.Concat(Enumerable.Repeat(close, levels))}}""";

            var evidence = PayloadText.Evidence(json);

            var depth = 0;
            for (DefenderEvidence? at = evidence; at is not null; depth++) at = Inner(at);
            Assert.InRange(depth, 1, ObjectReader<DefenderEvidence>.MostDepth + 2);
            if (levels <= 5) Assert.Equal(levels + 1, depth);
            Assert.Contains("leaf", JsonConvert.SerializeObject(evidence), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Half_an_object_is_an_error_wherever_it_breaks_off()
    {
        const string Json = """{"a":[1,{"b":null}],"cloudResource":{"c":"d","@odata.type":"#microsoft.graph.security.azureResourceEvidence"},"@odata.type":"#microsoft.graph.security.kubernetesClusterEvidence","name":"e"}""";
        Assert.Equal("e", PayloadText.Evidence(Json).Name);

        for (var length = 1; length < Json.Length; length++)
            Assert.Throws<JsonReaderException>(() => PayloadText.Evidence(Json[..length]));
    }

    [Fact]
    public void Each_object_of_one_type_shares_its_name()
    {
        var alert = PayloadText.Read(AlertReader.Instance, """{"evidence":[{"@odata.type":"#microsoft.graph.security.ipEvidence"},{"@odata.type":"#microsoft.graph.security.ipEvidence"}]}""");

        Assert.Same(alert.Evidence[0].ODataType, alert.Evidence[1].ODataType);
    }

    private static DefenderEvidence? Inner(DefenderEvidence evidence) => evidence switch
    {
        DefenderContainerImageEvidence image => image.DigestImage,
        DefenderActiveDirectoryDomainEvidence domain => domain.TrustedDomains.Count == 0 ? null : domain.TrustedDomains[0],
        DefenderKubernetesClusterEvidence cluster => cluster.CloudResource,
        _ => null,
    };
}
