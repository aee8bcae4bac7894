using System.ComponentModel;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>A command that lists what an API has, as far as is wanted.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ListingCommand : ConnectedCommand
{
    private protected const string ListSet = "List";

    /// <summary>An OData expression of the API's own, added to the rest.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public string? Filter { get; set; }

    /// <summary>How many at the most; no more are asked for than that takes.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(1, int.MaxValue)]
    public virtual int? First { get; set; }
}
