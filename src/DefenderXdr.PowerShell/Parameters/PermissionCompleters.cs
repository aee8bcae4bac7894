using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DefenderXdr.PowerShell;

/// <summary>Completes the name of a permission, application or delegated.</summary>
public sealed class PermissionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(wordToComplete, DefenderPermissions.All.Select(name => (name, $"{name} on {string.Join(" and ", DefenderPermissions.ApisOf(name))}")));
}

/// <summary>Completes the name of a command of this module that calls an API.</summary>
public sealed class CallingCommandCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Of(wordToComplete, ModuleCommands.Calling.Select(name => (name, name)));
}
