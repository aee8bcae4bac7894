using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DefenderXdr.PowerShell;

/// <summary>Completes the ids of objects that were lately read: by the beginning of an id, or by any part of a title.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RecentCompleter<TId> : IArgumentCompleter where TId : notnull
{
    private protected RecentCompleter() { }

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = wordToComplete.Trim('\'', '"');
        return CompletedLine.Connections(fakeBoundParameters).SelectMany(Recent).Where(known => IsMeant(known, typed)).Select(Result);
    }

    /// <summary>What is known of a connection's objects, the newest first.</summary>
    private protected abstract IEnumerable<RecentObject<TId>> Recent(DefenderConnection connection);

    private static bool IsMeant(RecentObject<TId> known, string typed) =>
        Text(known).StartsWith(typed, StringComparison.OrdinalIgnoreCase)
        || (typed.Any(char.IsLetter) && known.Title is { } title && CultureInfo.InvariantCulture.CompareInfo.IndexOf(title, typed, CompareOptions.IgnoreCase) >= 0);

    private static CompletionResult Result(RecentObject<TId> known) =>
        new(Completions.Quoted(Text(known)), $"{known}", CompletionResultType.ParameterValue, $"{known}, {known.Updated.LocalDateTime:yyyy-MM-dd HH:mm}");

    private static string Text(RecentObject<TId> known) => Convert.ToString(known.Id, CultureInfo.InvariantCulture)!;
}

/// <summary>Completes an incident's number: the newest ones, as the service and the session know them.</summary>
public sealed class IncidentIdCompleter : RecentCompleter<long>
{
    private protected override IEnumerable<RecentObject<long>> Recent(DefenderConnection connection)
    {
        connection.RecentIncidents.Refresh(connection.Client);
        return connection.RecentIncidents.All;
    }
}

/// <summary>Completes an alert's id: the newest of those that this session has read.</summary>
public sealed class AlertIdCompleter : RecentCompleter<string>
{
    private protected override IEnumerable<RecentObject<string>> Recent(DefenderConnection connection) => connection.RecentAlerts.All;
}
