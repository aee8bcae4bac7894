namespace DefenderXdr.Tests.Json;

public sealed class WarmUpTests
{
    [Fact]
    public void The_samples_are_of_both_shapes_and_leave_nothing_unread()
    {
        var incidents = WarmUp.Read();

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
}
