namespace DefenderXdr.Simulation;

/// <summary>What happens in a tenant: detections come in, and analysts work on them.</summary>
internal sealed class Happenings
{
    private const int Recent = 40;
    private static readonly Actor Correlation = new("Microsoft 365 Defender-AlertCorrelation", "Microsoft 365 Defender-AlertCorrelation");

    private readonly Estate estate;
    private readonly Dice dice;
    private readonly Func<EstateEdit, bool>[] deck;

    internal Happenings(Estate estate)
    {
        this.estate = estate;
        dice = new(estate.Seed, "life");
        deck = [.. new (int Weight, Func<EstateEdit, bool> Do)[]
        {
            (30, Detect), (12, DetectMore), (14, Take), (14, Resolve), (4, Reopen), (8, Comment), (6, Label), (8, WorkOnAlert), (4, MergeTwo),
        }.SelectMany(happening => Enumerable.Repeat(happening.Do, happening.Weight))];
    }

    /// <summary>Lets one thing happen.</summary>
    internal IEnumerable<SimulatedChange> Next(DateTimeOffset at) => estate.Change(edit =>
    {
        // Where there is nothing to work on, something comes in.
        if (!dice.Pick(deck)(edit))
            Detect(edit);
        return edit;
    }, at).Changes;

    private bool Detect(EstateEdit edit)
    {
        edit.Add(estate.Forge(edit.Time));
        return true;
    }

    private bool DetectMore(EstateEdit edit)
    {
        if (Pick(_ => true) is not { } incident)
            return false;
        var alert = AlertForge.New(incident.Id, dice.Pick(incident.Scenario.Steps), incident.Story, dice, edit.Time);
        edit.Add(alert);
        var grown = edit.Incident(incident.Id)!;
        edit.Change(grown with
        {
            Severity = Severity.Highest([grown.Severity, alert.Severity]),
            Status = grown.Status == IncidentStatus.Resolved ? IncidentStatus.Active : grown.Status,
        }, grown.Status == IncidentStatus.Resolved ? ["severity", "status"] : ["severity"]);
        return true;
    }

    private bool Take(EstateEdit edit) => Update(edit, incident => incident.Status == IncidentStatus.Active, (_, analyst) =>
        new() { Status = IncidentStatus.InProgress, AssignedTo = new(analyst) });

    private bool Resolve(EstateEdit edit) => Update(edit, incident => incident.Status != IncidentStatus.Resolved, (incident, analyst) =>
    {
        var (classification, determination) = dice.Below(4) switch
        {
            0 => (Classification.FalsePositive, Determination.NotMalicious),
            1 => (Classification.InformationalExpectedActivity, Determination.SecurityTesting),
            _ => (Classification.TruePositive, incident.Scenario.Verdict),
        };
        return new() { Status = IncidentStatus.Resolved, AssignedTo = new(analyst), Classification = classification, Determination = determination };
    });

    private bool Reopen(EstateEdit edit) => Update(edit, incident => incident.Status == IncidentStatus.Resolved, (_, _) =>
        new() { Status = IncidentStatus.Active, AssignedTo = new(null) });

    private bool Comment(EstateEdit edit) => Update(edit, _ => true, (_, _) => new() { Comment = dice.Pick(IncidentForge.Remarks) });

    private bool Label(EstateEdit edit) => Update(edit, _ => true, (incident, _) =>
        new() { Tags = [.. incident.Tags.Concat([dice.Pick(IncidentForge.TagPool)]).Distinct()] });

    private bool WorkOnAlert(EstateEdit edit)
    {
        if (Pick(incident => incident.Alerts.Count > 0) is not { } incident)
            return false;
        var analyst = dice.Pick(estate.Company.Analysts);
        new AlertUpdate { Status = dice.Chance(0.5) ? AlertStatus.InProgress : AlertStatus.Resolved, AssignedTo = new(analyst) }
            .Apply(edit, dice.Pick(incident.Alerts), new(analyst, analyst));
        return true;
    }

    private bool MergeTwo(EstateEdit edit)
    {
        if (Pick(_ => true) is not { } one || Pick(incident => incident.Id != one.Id) is not { } other)
            return false;
        Merge.Incidents(edit, [one, other], null, Correlation);
        return true;
    }

    private bool Update(EstateEdit edit, Func<Incident, bool> fits, Func<Incident, string, IncidentUpdate> update)
    {
        if (Pick(fits) is not { } incident)
            return false;
        var analyst = dice.Pick(estate.Company.Analysts);
        update(incident, analyst).Apply(edit, incident, new(analyst, analyst));
        return true;
    }

    // Most of the time somebody works on what is new, and now and then on any other: both ends of a list move.
    private Incident? Pick(Func<Incident, bool> fits)
    {
        var count = estate.Count;
        for (var tries = 0; tries < 12 && count > 0; tries++)
        {
            var incident = estate.ByAge(dice.Below(dice.Chance(0.75) ? Math.Min(count, Recent) : count));
            if (incident.RedirectedTo is null && fits(incident))
                return incident;
        }

        return null;
    }
}
