namespace DefenderXdr.Tests.Json;

public sealed class WarmUpTests
{
    [Fact]
    public void The_samples_are_of_both_shapes_and_leave_nothing_unread()
    {
        var incidents = IncidentSamples.Read();

        Assert.Equal(2, incidents.Count);
        Assert.All(incidents, incident =>
        {
            Assert.Equal("High", incident.Severity);
            Assert.Equal(1, incident.IncidentId);
            Assert.Empty(incident.AdditionalProperties);
            Assert.InRange(Assert.Single(incident.Alerts).Evidence.Select(evidence => evidence.GetType()).Distinct().Count(), 7, 8);
            Assert.DoesNotContain(incident.Alerts[0].Evidence, evidence => evidence.GetType() == typeof(DefenderEvidence));
        });
    }

    [Fact]
    public void The_hunting_sample_has_the_most_usual_types()
    {
        var rows = HuntingSample.Read();

        Assert.Equal(2, rows.Count);
        Assert.Equal([new DateTime(2026, 1, 1, 0, 0, 0, 100, DateTimeKind.Utc), "b\\b", 1L, true, """{"f":1}"""], rows[0].Values);
    }
}
