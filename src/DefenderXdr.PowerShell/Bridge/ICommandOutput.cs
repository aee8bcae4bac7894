namespace DefenderXdr.PowerShell;

/// <summary>What a command gives out. The pipeline stands behind it in PowerShell, a list in the tests.</summary>
internal interface ICommandOutput : IClientEvents
{
    /// <summary>An object for the pipeline.</summary>
    void Object(object value);

    /// <summary>A hunting row for the pipeline.</summary>
    void Row(HuntingRow row);

    /// <summary>A non-terminating error about one item.</summary>
    void Error(DefenderException error, object? target);
}
