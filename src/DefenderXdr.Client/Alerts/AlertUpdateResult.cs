namespace DefenderXdr;

/// <summary>What became of one alert of several that were to be changed.</summary>
public sealed class AlertUpdateResult
{
    internal AlertUpdateResult(string alertId, DefenderAlert? alert, DefenderException? error)
    {
        AlertId = alertId;
        Alert = alert;
        Error = error;
    }

    /// <summary>The alert's id.</summary>
    public string AlertId { get; }

    /// <summary>The alert after the change; null where it failed, or was not read again.</summary>
    public DefenderAlert? Alert { get; }

    /// <summary>Why it was not changed, or could not be read afterwards; null when all went well.</summary>
    public DefenderException? Error { get; }
}
