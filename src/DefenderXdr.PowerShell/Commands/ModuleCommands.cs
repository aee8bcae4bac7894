using System.Management.Automation;
using System.Reflection;

namespace DefenderXdr.PowerShell;

/// <summary>The commands of this module by their names, and the operations that each calls.</summary>
internal static class ModuleCommands
{
    // By what the attribute was given: the tests have no engine, and so no attribute that would tell.
    private static Dictionary<string, OperationsAttribute[]> Known => field ??= typeof(ModuleCommands).Assembly.GetTypes()
        .Select(type => (Type: type, Name: type.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType == typeof(CmdletAttribute))?.ConstructorArguments))
        .Where(command => command.Name is not null)
        .ToDictionary(
            command => $"{command.Name![0].Value}-{command.Name[1].Value}",
            command => command.Type.GetCustomAttributes<OperationsAttribute>(inherit: false).ToArray(),
            StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of those that call an API.</summary>
    public static IEnumerable<string> Calling => Known.Where(command => command.Value.Length > 0).Select(command => command.Key).OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>What a command calls; nothing for one that calls no API.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.InvalidParameter"/>: there is none of that name.</exception>
    public static IReadOnlyList<OperationsAttribute> OperationsOf(string command) =>
        Known.TryGetValue(command.Substring(command.IndexOf('\\') + 1), out var operations) ? operations
            : throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"DefenderXdr has no command '{command}'.{NearMiss.Hint(command, Known.Keys)}");
}
