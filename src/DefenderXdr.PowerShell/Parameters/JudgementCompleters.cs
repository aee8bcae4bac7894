using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DefenderXdr.PowerShell;

/// <summary>Completes a status that an incident can be given.</summary>
public sealed class SettableIncidentStatusCompleter() : WordCompleter("Active", "InProgress", "Resolved");

/// <summary>Completes a classification.</summary>
public sealed class ClassificationCompleter() : WordCompleter(Determinations.Classifications);

/// <summary>Completes the determinations that go with the classification on the same line.</summary>
public sealed class DeterminationCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(wordToComplete, Determinations.Of(fakeBoundParameters["Classification"] as string).Select(word => (word, word)));
}

/// <summary>Completes a reason why incidents or alerts belong together.</summary>
public sealed class CorrelationReasonCompleter() : WordCompleter([.. CorrelationReasons.Words.Words]);

/// <summary>Completes the category of a new alert.</summary>
public sealed class AlertCategoryCompleter() : WordCompleter([.. NewAlert.Categories.Words]);

/// <summary>Completes the severity of a new alert.</summary>
public sealed class NewAlertSeverityCompleter() : WordCompleter("High", "Medium", "Low");
