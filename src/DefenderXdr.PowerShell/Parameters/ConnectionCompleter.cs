using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DefenderXdr.PowerShell;

/// <summary>Completes the names of the session's connections.</summary>
public sealed class ConnectionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(wordToComplete, DefenderSession.Current.Connections.Select(c => (c.Name, $"{c.Name}: {c.Flow}, tenant {c.TenantId}")));
}
