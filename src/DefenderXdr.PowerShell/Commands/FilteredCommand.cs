using System.ComponentModel;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>A command that lists with the filters that incidents and alerts have in common, or gets single ones by their ids.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FilteredCommand : ConnectedCommand
{
    private protected const string ListSet = "List";

    /// <summary>Updated at this time or later: a date, or a span back from now such as 48h, 7d or 30m.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? UpdatedAfter { get; set; }

    /// <summary>Updated at this time or earlier: a date, or a span back from now.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? UpdatedBefore { get; set; }

    /// <summary>Created at this time or later: a date, or a span back from now.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Created at this time or earlier: a date, or a span back from now.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>Any of these severities: Informational, Low, Medium, High.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(SeverityCompleter))]
    public string[] Severity { get; set; } = [];

    /// <summary>Any of these owners.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public string[] AssignedTo { get; set; } = [];

    /// <summary>An OData expression in the API's own names, added to the other filters.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public string? Filter { get; set; }

    /// <summary>How many at the most; no more are asked for than that takes.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>The API to ask; the connection's when left out.</summary>
    [Parameter]
    public DefenderApi Api { get; set; }

    /// <summary>Puts the common filters into a query.</summary>
    private protected T Filtered<T>(T query) where T : ListQuery
    {
        query.UpdatedAfter = UpdatedAfter;
        query.UpdatedBefore = UpdatedBefore;
        query.CreatedAfter = CreatedAfter;
        query.CreatedBefore = CreatedBefore;
        query.Severity = Severity;
        query.AssignedTo = AssignedTo;
        query.Filter = Filter;
        query.First = First;
        return query;
    }

    /// <summary>Gets each id; one that fails is an error about that id, and the others are still got.</summary>
    private protected static async Task ForEachIdAsync<T>(IEnumerable<T> ids, ICommandOutput output, Func<T, Task> get)
    {
        foreach (var id in ids)
        {
            try
            {
                await get(id).ConfigureAwait(false);
            }
            catch (DefenderException e) when (e.Kind == ErrorKind.ObjectNotFound)
            {
                output.Error(e, id);
            }
        }
    }
}
