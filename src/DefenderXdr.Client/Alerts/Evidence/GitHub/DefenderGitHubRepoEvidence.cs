using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A repository on GitHub. Graph only.</summary>
public sealed class DefenderGitHubRepoEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderGitHubRepoEvidence() : base("GitHubRepo") { }

    /// <summary>The repository's name.</summary>
    public string? Login { get; set; }

    /// <summary>The repository's id, which never changes.</summary>
    public string? RepoId { get; set; }

    /// <summary>The login of its owner.</summary>
    public string? Owner { get; set; }

    /// <summary><c>User</c> or <c>Organization</c>.</summary>
    public string? OwnerType { get; set; }

    /// <summary>The repository's page.</summary>
    public string? BaseUrl { get; set; }

    /// <inheritdoc/>
    public override string? Name => Owner is null ? Login : $"{Owner}/{Login}";

    internal static readonly ObjectReader<DefenderGitHubRepoEvidence> Table = EvidenceTable.Of(() => new DefenderGitHubRepoEvidence())
        .Text("login", (e, v) => e.Login = v)
        .Text("repoId", (e, v) => e.RepoId = v)
        .Text("owner", (e, v) => e.Owner = v)
        .Text("ownerType", (e, v) => e.OwnerType = v)
        .Text("baseUrl", (e, v) => e.BaseUrl = v);
}
