using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A user on GitHub. Graph only.</summary>
public sealed class DefenderGitHubUserEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderGitHubUserEvidence() : base("GitHubUser") { }

    /// <summary>The user's login.</summary>
    public string? Login { get; set; }

    /// <summary>The user's id, which never changes.</summary>
    public string? UserId { get; set; }

    /// <summary>The user's mail address.</summary>
    public string? Email { get; set; }

    /// <summary>The user's page.</summary>
    public string? WebUrl { get; set; }

    /// <summary>The user's full name, else the login.</summary>
    public override string? Name { get => field ?? Login; set; }

    internal static readonly ObjectReader<DefenderGitHubUserEvidence> Table = EvidenceTable.Of(() => new DefenderGitHubUserEvidence())
        .Text("login", (e, v) => e.Login = v)
        .Text("name", (e, v) => e.Name = v)
        .Text("userId", (e, v) => e.UserId = v)
        .Text("email", (e, v) => e.Email = v)
        .Text("webUrl", (e, v) => e.WebUrl = v);
}
