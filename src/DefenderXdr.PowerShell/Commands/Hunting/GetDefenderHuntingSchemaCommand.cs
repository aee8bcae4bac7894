using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Get-DefenderHuntingSchema</c>: the tables of advanced hunting that a tenant has, or the columns of some.</summary>
[Cmdlet(VerbsCommon.Get, "DefenderHuntingSchema")]
[OutputType(typeof(DefenderHuntingTable), typeof(DefenderHuntingColumn))]
[Operations(nameof(ApiOperations.GraphHunting), nameof(ApiOperations.XdrHunting), nameof(ApiOperations.EndpointHunting))]
public sealed class GetDefenderHuntingSchemaCommand : ConnectedCommand
{
    /// <summary>The tables whose columns to get, with wildcards; the tables themselves when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(HuntingTableCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Table { get; set; }

    /// <summary>The API to ask; the connection's when left out.</summary>
    [Parameter]
    public DefenderApi Api { get; set; }

    /// <summary>Asks the service also when the tables are known.</summary>
    [Parameter]
    public SwitchParameter Refresh { get; set; }

    private protected override object? ErrorTarget => Table;

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var hunting = connection.Client.Hunting.Tables;
        if (Table is null)
        {
            foreach (var table in await hunting.ListAsync(Api, Refresh, output, cancellationToken).ConfigureAwait(false)) output.Object(Origin.Stamp(table, connection));
            return;
        }

        // A pattern needs all tables; then the names need no call of their own.
        var all = Array.Exists(Table, WildcardPattern.ContainsWildcardCharacters) ? await hunting.ListAsync(Api, Refresh, output, cancellationToken).ConfigureAwait(false) : [];
        var named = await hunting.GetAsync(Table.Where(name => !WildcardPattern.ContainsWildcardCharacters(name)), Api, Refresh && all.Count == 0, output, cancellationToken).ConfigureAwait(false);
        foreach (var table in Table.SelectMany(name => Matches(name, all, named, output)).Distinct())
            foreach (var column in Origin.Stamp(table, connection).Columns)
                output.Object(column);

        IEnumerable<DefenderHuntingTable> Matches(string name, IReadOnlyList<DefenderHuntingTable> all, IReadOnlyList<DefenderHuntingTable> named, ICommandOutput output)
        {
            if (WildcardPattern.ContainsWildcardCharacters(name))
            {
                var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
                return all.Where(table => pattern.IsMatch(table.Name));
            }
            var found = named.Where(table => table.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToArray();
            if (found.Length == 0) output.Error(hunting.NotFound(name), name);
            return found;
        }
    }
}
