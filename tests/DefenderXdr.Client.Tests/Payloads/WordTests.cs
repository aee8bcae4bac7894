using DefenderXdr.Json;
using DefenderXdr.Tests.Evidence;

namespace DefenderXdr.Tests.Payloads;

/// <summary>Every documented word of incidents and alerts is known, in one spelling for all APIs.</summary>
public sealed class WordTests
{
    [Theory]
    [InlineData("alertSeverity")]
    [InlineData("incidentStatus")]
    [InlineData("alertStatus")]
    [InlineData("alertClassification")]
    [InlineData("alertDetermination")]
    [InlineData("serviceSource")]
    [InlineData("detectionSource")]
    [InlineData("investigationState")]
    public void Graph_s_words_are_known(string name)
    {
        foreach (var word in GraphSchema.EnumValues(name).Where(word => word != "unknownFutureValue"))
            Assert.Equal(char.ToUpperInvariant(word[0]) + word[1..], Words(name).Normalize(word.ToUpperInvariant(), out _));
    }

    [Theory]
    [InlineData("severity", "alertSeverity")]
    [InlineData("incidentStatus", "incidentStatus")]
    [InlineData("alertStatus", "alertStatus")]
    [InlineData("classification", "alertClassification")]
    [InlineData("determination", "alertDetermination")]
    [InlineData("serviceSource", "serviceSource")]
    [InlineData("detectionSource", "detectionSource")]
    public void The_older_APIs_words_are_those_of_Graph(string mapping, string name)
    {
        foreach (var (older, graph) in GraphSchema.Mapping["values"]![mapping]!.ToObject<Dictionary<string, string?>>()!)
            if (older != "null" && graph is not null) Assert.Equal(Words(name).Normalize(graph, out _), Words(name).Normalize(older, out _));
    }

    private static OpenEnum Words(string name) => name switch
    {
        "alertSeverity" => IncidentWords.Severity,
        "incidentStatus" => IncidentWords.IncidentStatus,
        "alertStatus" => AlertWords.Status,
        "alertClassification" => IncidentWords.Classification,
        "alertDetermination" => IncidentWords.Determination,
        "serviceSource" => AlertWords.ServiceSource,
        "detectionSource" => AlertWords.DetectionSource,
        _ => AlertWords.InvestigationState,
    };
}
