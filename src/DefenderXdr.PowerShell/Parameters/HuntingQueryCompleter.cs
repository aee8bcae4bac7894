using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DefenderXdr.PowerShell;

/// <summary>
/// Completes the word at the end of a query, quoted or not: a table, an operator, or a column where the table's columns were read. Never makes a call.
/// </summary>
public sealed class HuntingQueryCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (TypedText.Find(commandAst, wordToComplete) is not { } text) return [];

        var (typed, words) = new KqlCompletion(KnownTables.Names(fakeBoundParameters), table => KnownTables.Columns(fakeBoundParameters, table)).At(text.Value);
        if (!text.Written.EndsWith(typed, StringComparison.Ordinal)) return [];
        return words.Select(word => new CompletionResult(text.With(typed, word.Word), word.Word, CompletionResultType.ParameterValue, word.ToolTip));
    }
}
