using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>Evidence outside its alert: the same object, with a view of its own that tells where it came from.</summary>
internal static class EntityObject
{
    private const string View = "DefenderXdr.DefenderAlertEntity";

    public static PSObject From(DefenderEvidence entity)
    {
        var shown = new PSObject(entity);
        shown.TypeNames.Insert(0, View);
        return shown;
    }
}
