namespace DefenderXdr;

/// <summary>The columns of a CSV file of indicators.</summary>
public enum IndicatorColumns
{
    /// <summary>Every property, as this module calls them.</summary>
    Module,

    /// <summary>Those of the portal's import, as it calls them.</summary>
    Portal,
}
