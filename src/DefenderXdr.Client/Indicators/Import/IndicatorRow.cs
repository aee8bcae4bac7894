namespace DefenderXdr;

/// <summary>What one row, object or command line says of an indicator. What it does not say stays as the tenant has it.</summary>
/// <param name="where">Where it stands, to begin an error with; empty where that is plain.</param>
/// <param name="target">What its errors are about.</param>
internal sealed class IndicatorRow(string where, object? target)
{
    private readonly HashSet<IndicatorField> said = [];
    private readonly DefenderIndicator indicator = new();

    /// <summary>What its errors are about; without anything else, the row itself.</summary>
    public object Target => target ?? indicator;

    /// <summary>Why it cannot be used; null when it can.</summary>
    public DefenderException? Error { get; private set; }

    /// <summary>What tells its indicator from others; null where that cannot be told.</summary>
    public string? Key { get; private set; }

    /// <summary>Its value as it was given.</summary>
    public string? Value => indicator.Value;

    /// <summary>Takes all that an indicator has.</summary>
    public static IndicatorRow Of(DefenderIndicator source, string where = "", object? target = null)
    {
        var row = new IndicatorRow(where, target ?? source);
        foreach (var field in IndicatorFields.Sent)
        {
            field.Copy(source, row.indicator);
            row.Note(field);
        }
        foreach (var other in source.AdditionalProperties) row.indicator.AdditionalProperties[other.Key] = other.Value;
        return row;
    }

    /// <summary>Takes one value.</summary>
    public IndicatorRow Say(IndicatorField field, object? value)
    {
        if (field.Set(indicator, value) is { } fault) Fail(DefenderErrors.Create(ErrorIds.IndicatorRowInvalid, $"{field.Name}: {fault}"));
        Note(field);
        return this;
    }

    // Empty is a value only where that can be: an indicator is never without a severity, say.
    private void Note(IndicatorField field)
    {
        if (field.IsClearable || !string.IsNullOrEmpty(field.Text(indicator))) said.Add(field);
        else said.Remove(field);
    }

    /// <summary>Takes a member that is none of an indicator's.</summary>
    public void Keep(string name, object? value) => Json.JsonValues.AddTo(indicator.AdditionalProperties, name, value);

    /// <summary>What it says is judged as far as that goes without the tenant; afterwards it has a key or an error.</summary>
    public IndicatorRow Close()
    {
        try
        {
            IndicatorRules.Complete(indicator);
            Key = IndicatorValue.Key(indicator.Type, indicator.Value!);
        }
        catch (DefenderException e)
        {
            Fail(e);
        }
        return this;
    }

    /// <summary>It cannot be used. What was wrong first stays.</summary>
    public void Fail(DefenderException error) =>
        Error ??= where.Length == 0 ? error : DefenderErrors.Create(error.ErrorId, $"{where}: {error.Message}", error.RecommendedAction, error);

    /// <summary>The error of its indicator, at its place.</summary>
    public DefenderException At(DefenderException error) => where.Length == 0 || ReferenceEquals(error, Error) ? error : DefenderErrors.Create(error.ErrorId, $"{where}: {error.Message}", error.RecommendedAction, error);

    /// <summary>Whether another row of the same key says the same.</summary>
    public bool IsLike(IndicatorRow other) => said.SetEquals(other.said) && IndicatorFields.Sent.All(field => field == IndicatorFields.Value || field.AreSame(indicator, other.indicator));

    /// <summary>The indicator as it is to be.</summary>
    /// <param name="known">As it is, or null where the tenant does not have it.</param>
    /// <param name="application">Whose it is where the row does not say, or null for nobody's.</param>
    public DefenderIndicator Onto(DefenderIndicator? known, string? application = null)
    {
        var next = known?.Copy() ?? new() { Value = indicator.Value, Type = indicator.Type, Application = application };
        foreach (var field in said)
            if (field.IsSent && field != IndicatorFields.Value && field != IndicatorFields.Type && !(field.IsFixed && (known is not null || field.Get(indicator) is null))) field.Copy(indicator, next);
        foreach (var other in indicator.AdditionalProperties) next.AdditionalProperties[other.Key] = other.Value;
        return next;
    }
}
