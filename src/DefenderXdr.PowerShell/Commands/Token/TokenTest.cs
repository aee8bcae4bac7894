namespace DefenderXdr.PowerShell;

/// <summary>Asks whether tokens suffice for permissions and for commands of this module; what is missing becomes a warning.</summary>
/// <param name="test">Knows the tokens.</param>
/// <param name="whose">What warnings begin with.</param>
/// <param name="output">Where they go.</param>
internal sealed class TokenTest(PermissionTest test, string whose, ICommandOutput output)
{
    public async Task<bool> CoversAsync(string permission, DefenderApi api) => IsNothing(await test.MissingAsync(permission, api).ConfigureAwait(false));

    public async Task<bool> LetsRunAsync(string command, DefenderApi api)
    {
        var calls = ModuleCommands.OperationsOf(command);
        if (calls.Count == 0) return true;

        var (chosen, missing) = await test.ChooseAsync(command, [.. calls.Where(call => call.With is null).SelectMany(call => call.Operations)], api).ConfigureAwait(false);
        if (chosen is not { } open) return IsNothing(missing);

        // What one parameter alone needs leaves the command useful: a warning, and no more.
        foreach (var call in calls.Where(call => call.With is not null))
            if (await test.LackingAsync(call.Operations, open).ConfigureAwait(false) is { } lacking) output.Warning($"{whose}{command} -{call.With}: {lacking}");
        return true;
    }

    private bool IsNothing(string? missing)
    {
        if (missing is not null) output.Warning(whose + missing);
        return missing is null;
    }
}
