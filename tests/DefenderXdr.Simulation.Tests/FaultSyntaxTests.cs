namespace DefenderXdr.Simulation.Tests;

public class FaultSyntaxTests
{
    [Theory]
    [InlineData("429", SimulatedFaultKind.TooManyRequests, 1, 1, 1.0, 1.0)]
    [InlineData("429:3", SimulatedFaultKind.TooManyRequests, 3, 1, 1.0, 1.0)]
    [InlineData("429=30", SimulatedFaultKind.TooManyRequests, 1, 1, 1.0, 30.0)]
    [InlineData("429=0", SimulatedFaultKind.TooManyRequests, 1, 1, 1.0, 0.0)]
    [InlineData("429=none/2", SimulatedFaultKind.TooManyRequests, 0, 2, 1.0, null)]
    [InlineData("503@0.2", SimulatedFaultKind.ServiceUnavailable, 0, 1, 0.2, null)]
    [InlineData("503=5@0.2:3", SimulatedFaultKind.ServiceUnavailable, 3, 1, 0.2, 5.0)]
    [InlineData("drop/5", SimulatedFaultKind.DroppedConnection, 0, 5, 1.0, null)]
    [InlineData("drop/1", SimulatedFaultKind.DroppedConnection, 0, 1, 1.0, null)]
    [InlineData("slow=0.25/5:2", SimulatedFaultKind.SlowPage, 2, 5, 1.0, 0.25)]
    [InlineData("slow", SimulatedFaultKind.SlowPage, 1, 1, 1.0, 1.0)]
    [InlineData("500/3@0.5", SimulatedFaultKind.InternalServerError, 0, 3, 0.5, null)]
    [InlineData("500/3:1", SimulatedFaultKind.InternalServerError, 1, 3, 1.0, null)]
    [InlineData("401", SimulatedFaultKind.ExpiredToken, 1, 1, 1.0, null)]
    [InlineData("502", SimulatedFaultKind.BadGateway, 1, 1, 1.0, null)]
    [InlineData("504", SimulatedFaultKind.GatewayTimeout, 1, 1, 1.0, null)]
    [InlineData("truncated", SimulatedFaultKind.TruncatedJson, 1, 1, 1.0, null)]
    [InlineData("empty", SimulatedFaultKind.EmptyAnswer, 1, 1, 1.0, null)]
    [InlineData("quota", SimulatedFaultKind.QuotaExceeded, 1, 1, 1.0, 1.0)]
    [InlineData("quota=60:2", SimulatedFaultKind.QuotaExceeded, 2, 1, 1.0, 60.0)]
    [InlineData("timeout/3", SimulatedFaultKind.QueryTimeout, 0, 3, 1.0, null)]
    [InlineData("shift/1", SimulatedFaultKind.ShiftedList, 0, 1, 1.0, null)]
    public void What_and_how_often(string text, SimulatedFaultKind kind, int count, int every, double probability, double? wait)
    {
        var fault = SimulatedFault.Parse(text);
        Assert.Equal((kind, count, every, probability, wait), (fault.Kind, fault.Count, fault.Every, fault.Probability, fault.Wait?.TotalSeconds));
        Assert.Equal(text, fault.ToString());
    }

    [Theory]
    [InlineData("429", SimulatedFaultTarget.Any, null, false)]
    [InlineData("lost", SimulatedFaultTarget.Changes, null, false)]
    [InlineData("lost any", SimulatedFaultTarget.Any, null, false)]
    [InlineData("500:2 change done", SimulatedFaultTarget.Changes, null, true)]
    [InlineData("drop/5 read /api/incidents", SimulatedFaultTarget.Reads, "/api/incidents", false)]
    [InlineData("500 /api/machines/*/isolate done", SimulatedFaultTarget.Any, "/api/machines/*/isolate", true)]
    public void With_which_calls(string text, SimulatedFaultTarget on, string? path, bool done)
    {
        var fault = SimulatedFault.Parse(text);
        Assert.Equal((on, path, done), (fault.On, fault.Path, fault.IsDone));
        Assert.Equal(text, fault.ToString());
        Assert.Equal(fault, SimulatedFault.Parse($"  {text.Replace(" ", "   ", StringComparison.Ordinal).ToUpperInvariant()} ") with { Path = fault.Path });
    }

    [Theory]
    [InlineData("", "begin")]
    [InlineData("418", "none of 401")]
    [InlineData("late", "none of 401")]
    [InlineData("429:", "begin")]
    [InlineData("429:0", "how many calls")]
    [InlineData("429:1.5", "how many calls")]
    [InlineData("429/0", "every how many calls")]
    [InlineData("429@0", "probability")]
    [InlineData("429@1.5", "probability")]
    [InlineData("429@.", "probability")]
    [InlineData("429:1:2", "twice")]
    [InlineData("429=soon", "begin")]
    [InlineData("500=3", "429, 503, slow and quota")]
    [InlineData("429 reads", "'reads'")]
    [InlineData("429 3", "'3'")]
    public void What_is_no_fault_is_explained(string text, string named) =>
        Assert.Contains(named, Assert.Throws<FormatException>(() => SimulatedFault.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_cannot_be_is_refused()
    {
        var fault = new SimulatedFault(SimulatedFaultKind.SlowPage);
        Assert.Throws<ArgumentOutOfRangeException>(() => fault with { Count = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => fault with { Every = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => fault with { Probability = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => fault with { Probability = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => fault with { Wait = TimeSpan.FromSeconds(-1) });
        Assert.Throws<ArgumentException>(() => fault with { Path = "api" });
        Assert.Throws<ArgumentException>(() => fault with { Path = "" });
    }
}
