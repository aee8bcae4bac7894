namespace DefenderXdr;

/// <summary>What became of one indicator of several that were sent or deleted.</summary>
public sealed class IndicatorResult
{
    internal IndicatorResult(DefenderIndicator indicator, string? indicatorId, DefenderException? error)
    {
        Indicator = indicator;
        IndicatorId = indicatorId;
        Error = error;
    }

    /// <summary>The indicator as it was given.</summary>
    public DefenderIndicator Indicator { get; }

    /// <summary>Its id in the tenant; null where it failed.</summary>
    public string? IndicatorId { get; }

    /// <summary>Why it failed; null when all went well.</summary>
    public DefenderException? Error { get; }
}
