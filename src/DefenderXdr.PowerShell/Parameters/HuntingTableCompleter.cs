using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DefenderXdr.PowerShell;

/// <summary>Completes the names of hunting tables: those of the tenant where they were read, else the documented ones. Never makes a call.</summary>
public sealed class HuntingTableCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(wordToComplete, KnownTables.Names(fakeBoundParameters).Select(name => (name, name)));
}
