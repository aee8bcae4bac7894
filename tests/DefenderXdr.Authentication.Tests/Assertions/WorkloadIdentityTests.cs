using DefenderXdr.Authentication;

namespace DefenderXdr.Tests.Assertions;

/// <summary>Which platform is found, and who signs in on it.</summary>
public sealed class WorkloadIdentityTests
{
    private static readonly (string, string)[] Everything =
    [
        ("AZURE_TENANT_ID", "tenant"), ("AZURE_CLIENT_ID", "client"), ("AZURE_FEDERATED_TOKEN_FILE", "/var/run/token"),
        ("ACTIONS_ID_TOKEN_REQUEST_URL", "https://github"), ("SYSTEM_OIDCREQUESTURI", "https://azure"),
    ];

    [Fact]
    public void A_token_file_comes_before_GitHub_and_GitHub_before_Azure_Pipelines()
    {
        Assert.Equal("AZURE_FEDERATED_TOKEN_FILE", Find(Everything).Source);
        Assert.Equal("GitHub Actions", Find(Without("AZURE_FEDERATED_TOKEN_FILE")).Source);
        Assert.Equal("Azure Pipelines", Find(Without("AZURE_FEDERATED_TOKEN_FILE", "ACTIONS_ID_TOKEN_REQUEST_URL")).Source);
    }

    [Fact]
    public void Tenant_and_app_come_from_the_caller_then_Azure_Identitys_variables_then_the_service_connections()
    {
        (string, string)[] connection = [("AZURESUBSCRIPTION_TENANT_ID", "tenant of the connection"), ("AZURESUBSCRIPTION_CLIENT_ID", "client of the connection")];

        var given = Find([.. Everything, .. connection], "my tenant", "my client");
        var azure = Find([.. Everything, .. connection], "", "");
        var pipelines = Find([("SYSTEM_OIDCREQUESTURI", "https://azure"), .. connection]);

        Assert.Equal(("my tenant", "my client"), (given.TenantId, given.ClientId));
        Assert.Equal(("tenant", "client"), (azure.TenantId, azure.ClientId));
        Assert.Equal(("tenant of the connection", "client of the connection"), (pipelines.TenantId, pipelines.ClientId));
    }

    [Fact]
    public void Elsewhere_it_is_said_what_was_looked_for()
    {
        var error = Error(("AZURE_TENANT_ID", "tenant"), ("AZURE_CLIENT_ID", "client"));

        Assert.Equal(ErrorIds.AssertionUnavailable, error.ErrorId);
        foreach (var name in new[] { "AZURE_FEDERATED_TOKEN_FILE", "ACTIONS_ID_TOKEN_REQUEST_URL", "SYSTEM_OIDCREQUESTURI" }) Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_tenant_or_app_it_is_said_which_variable_to_set()
    {
        var tenant = Error(("AZURE_FEDERATED_TOKEN_FILE", "x"), ("AZURE_CLIENT_ID", "client"));
        var client = Error(("AZURE_FEDERATED_TOKEN_FILE", "x"), ("AZURE_TENANT_ID", "tenant"), ("AZURE_CLIENT_ID", ""));

        Assert.Equal((ErrorIds.EnvironmentIncomplete, ErrorIds.EnvironmentIncomplete), (tenant.ErrorId, client.ErrorId));
        Assert.Contains("AZURE_TENANT_ID", tenant.Message, StringComparison.Ordinal);
        Assert.Contains("AZURE_CLIENT_ID", client.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GITHUB_ACTIONS", "true", "id-token: write")]
    [InlineData("TF_BUILD", "True", "SYSTEM_ACCESSTOKEN")]
    public async Task A_pipeline_without_the_right_to_a_token_is_recognised_all_the_same(string variable, string value, string lacking)
    {
        var identity = Find([("AZURE_TENANT_ID", "tenant"), ("AZURE_CLIENT_ID", "client"), (variable, value)]);

        var error = await Assert.ThrowsAnyAsync<DefenderException>(() => identity.GetAssertionAsync(default));

        Assert.Contains(lacking, error.RecommendedAction, StringComparison.Ordinal);
    }

    private static (string, string)[] Without(params string[] names) => [.. Everything.Where(v => !names.Contains(v.Item1))];

    private static WorkloadIdentity Find((string, string)[] variables, string? tenantId = null, string? clientId = null)
    {
        using var http = new HttpClient();
        return WorkloadIdentity.FromEnvironment(http, tenantId, clientId, Workload.Variables(variables));
    }

    private static DefenderException Error(params (string, string)[] variables) => Assert.ThrowsAny<DefenderException>(() => Find(variables));
}
