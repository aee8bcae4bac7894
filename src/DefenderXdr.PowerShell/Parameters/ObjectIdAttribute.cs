using System.Collections;
using System.ComponentModel;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>Takes ids, and objects for their ids: without it, an object would be bound as its text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ObjectIdAttribute : ArgumentTransformationAttribute
{
    private protected ObjectIdAttribute() { }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var bare = Bare(inputData);
        var items = bare is IEnumerable list and not string ? list.Cast<object?>().ToArray() : [bare];
        var ids = items.Select(item => Bare(item) switch
        {
            string id => id,
            Guid id => id.ToString(),
            { } other => IdOf(other),
            null => null,
        }).ToArray();
        return ids.All(id => id is not null) ? ids : inputData;
    }

    /// <summary>The id of an object of the kind; null for others.</summary>
    private protected abstract string? IdOf(object item);

    private static object? Bare(object? item) => item is PSObject wrapped ? wrapped.BaseObject : item;
}

/// <summary>Takes alerts' ids, and alerts for them.</summary>
public sealed class AlertIdAttribute : ObjectIdAttribute
{
    private protected override string? IdOf(object item) => (item as DefenderAlert)?.AlertId;
}

/// <summary>Takes the ids of actions on devices, and actions for them.</summary>
public sealed class ActionIdAttribute : ObjectIdAttribute
{
    private protected override string? IdOf(object item) => (item as DefenderMachineAction)?.ActionId;
}

/// <summary>Takes indicators' ids, and indicators for them.</summary>
public sealed class IndicatorIdAttribute : ObjectIdAttribute
{
    private protected override string? IdOf(object item) => (item as DefenderIndicator)?.IndicatorId;
}
