using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>An organization on GitHub. Graph only.</summary>
public sealed class DefenderGitHubOrganizationEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderGitHubOrganizationEvidence() : base("GitHubOrganization") { }

    /// <summary>The organization's login.</summary>
    public string? Login { get; set; }

    /// <summary>The organization's name.</summary>
    public string? DisplayName { get; set; }

    /// <summary>The organization's id, which never changes.</summary>
    public string? OrgId { get; set; }

    /// <summary>The company that owns it.</summary>
    public string? Company { get; set; }

    /// <summary>The organization's mail address.</summary>
    public string? Email { get; set; }

    /// <summary>The organization's page.</summary>
    public string? WebUrl { get; set; }

    /// <inheritdoc/>
    public override string? Name => DisplayName ?? Login;

    internal static readonly ObjectReader<DefenderGitHubOrganizationEvidence> Table = EvidenceTable.Of(() => new DefenderGitHubOrganizationEvidence())
        .Text("login", (e, v) => e.Login = v)
        .Text("displayName", (e, v) => e.DisplayName = v)
        .Text("orgId", (e, v) => e.OrgId = v)
        .Text("company", (e, v) => e.Company = v)
        .Text("email", (e, v) => e.Email = v)
        .Text("webUrl", (e, v) => e.WebUrl = v);
}
