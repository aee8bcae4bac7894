namespace DefenderXdr;

/// <summary>Which incidents are wanted, and what of them.</summary>
public sealed class IncidentQuery : ListQuery
{
    /// <summary>Whether they come with their alerts. Defender XDR always embeds them; Graph is asked to. A filter that looks at the alerts needs them, and gets them.</summary>
    public bool IncludeAlerts { get; set; } = true;

    /// <summary>Whether an incident that was merged gives place to the one that it was merged into, which comes once.</summary>
    public bool FollowRedirect { get; set; }

    internal bool NeedsAlerts => IncludeAlerts || new[] { ServiceSource, DetectionSource, Category, Device, User }.Any(wanted => wanted.Count > 0);

    /// <summary>The same without a limit, for whoever counts in another way.</summary>
    internal IncidentQuery WithoutLimit()
    {
        var all = (IncidentQuery)MemberwiseClone();
        all.First = null;
        return all;
    }
}
