namespace DefenderXdr.PowerShell;

/// <summary>The ids of the devices that a command's lists are about.</summary>
internal static class MachineIds
{
    /// <summary>Each once. A device that is named by its id is not looked up; one that cannot be found is an error, and the others stay.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(
        DefenderConnection connection, IReadOnlyList<MachineReference>? references, ICommandOutput output, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        foreach (var reference in references ?? [])
        {
            try
            {
                ids.Add(reference.MachineId ?? (await connection.Client.Machines.ResolveAsync(reference, output, cancellationToken).ConfigureAwait(false)).MachineId!);
            }
            catch (DefenderException e) when (e.ErrorId is ErrorIds.MachineNotFound or ErrorIds.MachineAmbiguous)
            {
                output.Error(e, reference.Given);
            }
        }
        return [.. ids.Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
