namespace DefenderXdr.Tests.Indicators;

public sealed class IndicatorPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_a_row_does_not_say_stays_and_what_it_empties_goes()
    {
        var known = Known("1.1.1.1");
        (known.Severity, known.RecommendedActions, known.ExpirationTime, known.Application) = ("High", "r", Now.AddDays(1), "feed");
        known.AdditionalProperties["other"] = 1L;

        var change = Assert.Single(Plan([Row(("Value", "1.1.1.1"), ("Title", "new"), ("RecommendedActions", ""), ("Severity", ""), ("Application", "mine"))], known).Changes);

        Assert.Equal(["Title", "RecommendedActions"], change.Differences.Select(field => field.Name));
        Assert.Equal("change Title from 't' to 'new', RecommendedActions from 'r' to nothing", change.ToString());
        Assert.Equal(("7", "High", "feed", Now.AddDays(1)), (change.After!.IndicatorId, change.After.Severity, change.After.Application, change.After.ExpirationTime!.Value));
        Assert.Equal(1L, change.After.AdditionalProperties["other"]);
        Assert.Equal("t", known.Title);
    }

    [Fact]
    public void What_is_there_already_is_nothing_even_if_none_could_be_given_it_now()
    {
        var known = Known("EXAMPLE.com", "DomainName");
        known.Action = "Alert";

        Assert.True(Assert.Single(Plan([Row(("Value", "example.COM"), ("Title", "t"))], known).Changes).IsNothing);
        Assert.Equal(ErrorIds.IndicatorActionNotSupported, Assert.Single(Plan([Row(("Value", "example.COM"), ("Title", "new"))], known).Failures).Error.ErrorId);
    }

    [Fact]
    public void A_repetition_counts_once_and_a_contradiction_is_an_error_for_each_row()
    {
        var plan = Plan(
        [
            New("2.2.2.2"), New("1.1.1.1"), New("1.1.1.1"), Row(("Value", "2.2.2.2"), ("Action", "Warn"), ("Title", "t"), ("Description", "d")), Row(("Title", "no value")),
        ]);

        Assert.Equal("1.1.1.1", Assert.Single(plan.Changes).Indicator.Value);
        Assert.Equal(1, plan.Repetitions);
        Assert.Equal([ErrorIds.IndicatorConflict, ErrorIds.IndicatorConflict, ErrorIds.IndicatorValueInvalid], plan.Failures.Select(failure => failure.Error.ErrorId));
    }

    [Fact]
    public void Others_are_those_of_the_application_alone_where_one_is_named()
    {
        var mine = Known("3.3.3.3");
        mine.Application = "Feed";
        var others = new[] { mine, Known("4.4.4.4"), Known("1.1.1.1") };

        Assert.Equal(["3.3.3.3", "4.4.4.4"], Plan([New("1.1.1.1")], others).Others.Select(indicator => indicator.Value));
        var plan = new IndicatorPlan([New("5.5.5.5")], others, "feed", Now);
        Assert.Equal("3.3.3.3", Assert.Single(plan.Others).Value);
        Assert.Equal("feed", plan.Changes[0].After!.Application);
    }

    [Fact]
    public void A_row_whose_time_is_over_does_not_count_its_indicator_among_the_others()
    {
        var plan = Plan([Row(("Value", "1.1.1.1"), ("ExpirationTime", "2020-01-01"))], Known("1.1.1.1"));

        Assert.Equal(ErrorIds.IndicatorExpired, Assert.Single(plan.Failures).Error.ErrorId);
        Assert.Empty(plan.Others);
    }

    private static IndicatorPlan Plan(IndicatorRow[] rows, params DefenderIndicator[] known) => new(rows, known, null, Now);

    private static IndicatorRow New(string value) => Row(("Value", value), ("Action", "Block"), ("Title", "t"), ("Description", "d"));

    private static IndicatorRow Row(params (string Name, object? Value)[] said)
    {
        var row = new IndicatorRow("", null);
        foreach (var (name, value) in said) row.Say(IndicatorFields.Named(name), value);
        return row.Close();
    }

    private static DefenderIndicator Known(string value, string type = "IpAddress") => new() { IndicatorId = "7", Value = value, Type = type, Action = "Block", Title = "t", Description = "d" };
}
