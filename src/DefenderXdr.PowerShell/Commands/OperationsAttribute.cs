namespace DefenderXdr.PowerShell;

/// <summary>The operations that a command calls. The permissions in its help, and what <c>Test-DefenderToken -Command</c> looks at, follow from them.</summary>
/// <param name="names">Their names in <see cref="ApiOperations"/>; the newest API's first, as <c>-Api Auto</c> chooses.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class OperationsAttribute(params string[] names) : Attribute
{
    /// <summary>Their names in <see cref="ApiOperations"/>.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The parameter that alone makes the command call them; null for what the command is about.</summary>
    public string? With { get; init; }

    /// <summary>The operations, in the order of their names.</summary>
    public IReadOnlyList<ApiOperation> Operations => field ??= [.. names.Select(name => ApiOperations.All.First(operation => operation.Name == name))];
}
