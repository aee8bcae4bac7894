namespace DefenderXdr.Simulation;

/// <summary>Makes incidents: the newest minutes old, the oldest thirty days.</summary>
internal sealed class IncidentForge(int seed, int count, Company company, DateTimeOffset now)
{
    private const double OldestDays = 29.5;
    private const long FirstId = 924_500;

    private static readonly Scenario[] Deck =
        [.. EndpointScenarios.All.Concat(CloudScenarios.All).SelectMany(scenario => Enumerable.Repeat(scenario, scenario.Weight))];

    private static readonly string[] TagPool = ["Ransomware", "VIP", "Tier 1", "Follow up", "Red team", "Patched", "Weekly review"];
    private static readonly string[] Remarks =
    [
        "Called the user, who did not recognise the activity.", "Device isolated, waiting for the forensics package.", "Password reset, sessions revoked.",
        "Same indicators as last week's case.", "Handed over to the night shift.",
    ];

    /// <param name="age">0 for the newest incident, counting up.</param>
    internal Incident Make(int age)
    {
        var own = new Dice(new Dice(seed, "incident").Next() ^ ((ulong)(count - age) * 0x9E3779B97F4A7C15UL));
        own.Next();
        var scenario = own.Pick(Deck);
        var created = now - Age(age, own);
        var updated = Updated(created, own);
        var status = Status(now - created, isOldest: age == count - 1, own);
        var (classification, determination) = Judge(scenario, status, own);
        var id = Id(count - age);
        var alertSeed = own.Next();
        return new Incident(alertSeed)
        {
            Id = id,
            Scenario = scenario,
            Story = new Story(company, scenario, own.Next()),
            Created = created,
            LastUpdate = updated,
            Status = status,
            Severity = scenario.Steps[0].Severity,
            Classification = classification,
            Determination = determination,
            AssignedTo = status == IncidentStatus.Active && own.Chance(0.7) ? null : own.Pick(Company.Analysts),
            RedirectedTo = status == IncidentStatus.Redirected ? id - 3 : null,
            Tags = own.Chance(0.3) ? [own.Pick(TagPool)] : [],
            SystemTags = scenario.Actor is not null && own.Chance(0.3) ? ["Defender Experts"] : [],
            Comments = own.Chance(0.3) ? [new(own.Pick(Remarks), own.Pick(Company.Analysts), created + own.Upto(updated - created))] : [],
        };
    }

    /// <summary>The id of an incident by its number; there are gaps, as other things take numbers too.</summary>
    internal static long Id(int number) => FirstId + number * 3L;

    /// <summary>An incident that nobody has looked at yet.</summary>
    internal static Incident Open(long id, Story story, Term severity, IReadOnlyList<Alert> alerts, DateTimeOffset time) => new(alerts)
    {
        Id = id,
        Scenario = story.Scenario,
        Story = story,
        Created = time,
        LastUpdate = time,
        Status = IncidentStatus.Active,
        Severity = severity,
        Classification = Classification.Unknown,
        Determination = Determination.NotAvailable,
        AssignedTo = null,
    };

    // The power makes recent incidents denser: about a sixth of them within the last two days.
    private TimeSpan Age(int age, Dice dice) => TimeSpan.FromTicks((long)(Math.Pow((age + 0.1 + 0.8 * dice.Fraction()) / count, 1.5) * OldestDays * TimeSpan.TicksPerDay));

    private DateTimeOffset Updated(DateTimeOffset created, Dice dice)
    {
        var passed = now - created;
        // Now and then somebody works on an old one.
        var late = dice.Chance(0.06) && passed > TimeSpan.FromDays(2);
        return late ? now - dice.Upto(TimeSpan.FromDays(2)) : created + dice.Upto(passed < TimeSpan.FromHours(20) ? passed : TimeSpan.FromHours(20));
    }

    private static Term Status(TimeSpan age, bool isOldest, Dice dice)
    {
        var draw = dice.Fraction();
        // Merged into the next older one, which the oldest does not have.
        if (draw < 0.015 && age > TimeSpan.FromDays(5) && !isOldest)
            return IncidentStatus.Redirected;
        var resolved = age < TimeSpan.FromDays(2) ? 0.15 : age < TimeSpan.FromDays(7) ? 0.5 : 0.8;
        return draw < resolved ? IncidentStatus.Resolved : draw < resolved + (1 - resolved) * 0.35 ? IncidentStatus.InProgress : IncidentStatus.Active;
    }

    private static (Term Classification, Term Determination) Judge(Scenario scenario, Term status, Dice dice) =>
        status != IncidentStatus.Resolved ? (Classification.Unknown, Determination.NotAvailable)
        : dice.Below(10) switch
        {
            < 6 => (Classification.TruePositive, scenario.Verdict),
            < 8 => (Classification.FalsePositive, dice.Chance(0.7) ? Determination.NotMalicious : Determination.NotEnoughData),
            8 => (Classification.InformationalExpectedActivity, dice.Chance(0.5) ? Determination.SecurityTesting : Determination.ConfirmedActivity),
            _ => (Classification.InformationalExpectedActivity, Determination.LineOfBusinessApplication),
        };
}
