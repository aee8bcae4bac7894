using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>An AI agent. Graph only.</summary>
public sealed class DefenderAiAgentEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderAiAgentEvidence() : base("AiAgent") { }

    /// <summary>The agent's id.</summary>
    public string? AgentId { get; set; }

    /// <summary>The agent's name.</summary>
    public string? AgentName { get; set; }

    /// <summary>Where it runs: <c>Unknown</c>, <c>AzureAIFoundry</c>, <c>CopilotStudio</c> or <c>Copilot</c>.</summary>
    public string? HostingPlatformType { get; set; }

    /// <summary>What it was told to do.</summary>
    public string? Instructions { get; set; }

    /// <inheritdoc/>
    public override string? Name => AgentName ?? AgentId;

    private static readonly OpenEnum HostingPlatformTypes = new("Unknown", "AzureAIFoundry", "CopilotStudio", "Copilot");

    internal static readonly ObjectReader<DefenderAiAgentEvidence> Table = EvidenceTable.Of(() => new DefenderAiAgentEvidence())
        .Text("agentId", (e, v) => e.AgentId = v)
        .Text("agentName", (e, v) => e.AgentName = v)
        .Word("hostingPlatformType", HostingPlatformTypes, (e, v) => e.HostingPlatformType = v)
        .Text("instructions", (e, v) => e.Instructions = v);
}
