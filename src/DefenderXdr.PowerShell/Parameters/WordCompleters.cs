using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DefenderXdr.PowerShell;

/// <summary>Completes words of an open set: the known ones are offered, any other may be typed.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WordCompleter(params string[] words) : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(wordToComplete, words.Select(word => (word, word)));
}

/// <summary>Completes an incident's status.</summary>
public sealed class IncidentStatusCompleter() : WordCompleter("Active", "InProgress", "Resolved", "Redirected", "AwaitingAction");

/// <summary>Completes an alert's status.</summary>
public sealed class AlertStatusCompleter() : WordCompleter("New", "InProgress", "Resolved");

/// <summary>Completes a severity.</summary>
public sealed class SeverityCompleter() : WordCompleter("High", "Medium", "Low", "Informational");

/// <summary>Completes a kind of thing that alerts are about; the usual ones first.</summary>
public sealed class EntityKindCompleter() : WordCompleter([.. Usual, .. EntityKinds.Known.Except(Usual)])
{
    private static readonly string[] Usual = ["Device", "User", "File", "Process", "Ip", "Url", "Domain", "Mailbox", "MailMessage"];
}

/// <summary>Completes a span back from now.</summary>
public sealed class TimeSpanCompleter() : WordCompleter("30m", "1h", "24h", "48h", "7d", "30d");

/// <summary>Completes a classification that an incident or alert may have.</summary>
public sealed class KnownClassificationCompleter() : WordCompleter([.. Determinations.Classifications, "Unknown"]);

/// <summary>Completes a determination that an incident or alert may have.</summary>
public sealed class KnownDeterminationCompleter() : WordCompleter([.. IncidentWords.Determination.Words]);

/// <summary>Completes the product behind an alert.</summary>
public sealed class ServiceSourceCompleter() : WordCompleter([.. AlertWords.ServiceSource.Words]);

/// <summary>Completes what detected an alert.</summary>
public sealed class DetectionSourceCompleter() : WordCompleter([.. AlertWords.DetectionSource.Words]);

/// <summary>Completes an order of a list.</summary>
public sealed class OrderCompleter() : WordCompleter([.. GraphOrders.ByTime.Keys.SelectMany(name => new[] { $"{name} desc", $"{name} asc" })]);

/// <summary>Completes a type of indicator.</summary>
public sealed class IndicatorTypeCompleter() : WordCompleter([.. IndicatorWords.Type.Words]);

/// <summary>Completes an action that an indicator may have.</summary>
public sealed class KnownIndicatorActionCompleter() : WordCompleter([.. IndicatorWords.Action.Words]);

/// <summary>Completes a span from now.</summary>
public sealed class TimeAheadCompleter() : WordCompleter("24h", "7d", "30d", "90d", "180d");

/// <summary>Completes an action for an indicator: those that there are for its type, where that is on the line.</summary>
public sealed class IndicatorActionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var type = fakeBoundParameters["Type"]?.ToString() ?? (fakeBoundParameters["Value"] is { } value ? IndicatorValue.TypeOf(value.ToString() ?? "") : null);
        return Completions.Of(wordToComplete, IndicatorRules.ActionsFor(type is null ? null : IndicatorWords.Read(IndicatorWords.Type, type)).Select(word => (word, word)));
    }
}
