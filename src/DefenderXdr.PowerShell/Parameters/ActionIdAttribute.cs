using System.Collections;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>Takes actions' ids, and actions for them: without it, an action from the pipeline would be bound as its text.</summary>
public sealed class ActionIdAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var bare = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        var items = bare is IEnumerable list and not string ? list.Cast<object?>().ToArray() : [bare];
        var ids = items.Select(IdOf).ToArray();
        return ids.All(id => id is not null) ? ids : inputData;
    }

    private static string? IdOf(object? item) => (item is PSObject wrapped ? wrapped.BaseObject : item) switch
    {
        string id => id,
        Guid id => id.ToString(),
        DefenderMachineAction action => action.ActionId,
        _ => null,
    };
}
