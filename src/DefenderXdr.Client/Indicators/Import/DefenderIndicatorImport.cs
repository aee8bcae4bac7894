namespace DefenderXdr;

/// <summary>What an import has done.</summary>
public sealed class DefenderIndicatorImport
{
    /// <summary>How many rows there were.</summary>
    public int Rows { get; internal set; }

    /// <summary>How many indicators are new.</summary>
    public int Added { get; internal set; }

    /// <summary>How many were changed.</summary>
    public int Updated { get; internal set; }

    /// <summary>How many were as they should be; nothing was sent for them.</summary>
    public int Unchanged { get; internal set; }

    /// <summary>How many were removed because no row has them.</summary>
    public int Removed { get; internal set; }

    /// <summary>How many rows and removals failed; each is an error of its own.</summary>
    public int Failed { get; internal set; }

    /// <summary>How many changes were not made because somebody declined them, or because <c>-WhatIf</c> shows them only.</summary>
    public int Skipped { get; internal set; }

    /// <summary>How many indicators of the tenant no row has, and are there still. Null without <c>-Sync</c>.</summary>
    public int? NotInFile { get; internal set; }

    /// <summary>The tenant.</summary>
    public string? TenantId { get; internal set; }

    /// <summary>The connection.</summary>
    public string? ConnectionName { get; internal set; }

    /// <summary>The numbers in a line.</summary>
    public override string ToString() => $"{Added} added, {Updated} updated, {Unchanged} unchanged, {Removed} removed, {Failed} failed";
}
