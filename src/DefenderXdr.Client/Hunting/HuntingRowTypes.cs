#if NET
using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

[assembly: InternalsVisibleTo(DefenderXdr.HuntingRowTypes.AssemblyName)]
#endif

namespace DefenderXdr;

/// <summary>The types of hunting rows: one for each list of columns, made when it first comes up, and forgotten when many others came after it.</summary>
internal static class HuntingRowTypes
{
    /// <summary>A row of the type for some columns, which makes the others.</summary>
    public static HuntingRow Prototype(HuntingSchema schema)
    {
#if NET
        if (RuntimeFeature.IsDynamicCodeSupported) return (HuntingRow)Activator.CreateInstance(TypeFor(schema.Columns))!;
#endif
        return new HuntingValuesRow(schema);
    }

#if NET
    /// <summary>The name of the assemblies that the types are in, which may see what is internal here.</summary>
    public const string AssemblyName = "DefenderXdr.HuntingRows";

    /// <summary>How many types are remembered.</summary>
    public const int Capacity = 64;

    private static readonly object Gate = new();
    private static readonly Dictionary<string, LinkedListNode<(string Key, Type Type)>> Known = [];
    private static readonly LinkedList<(string Key, Type Type)> Recent = new();

    // Where a row came from; properties of the base class would stand beside columns of the same name.
    private static readonly (string Name, FieldInfo Field)[] Origins =
    [
        (HuntingSchema.ConnectionName, typeof(HuntingRow).GetField(nameof(HuntingRow.Connection), BindingFlags.NonPublic | BindingFlags.Instance)!),
        (HuntingSchema.TenantId, typeof(HuntingRow).GetField(nameof(HuntingRow.Tenant), BindingFlags.NonPublic | BindingFlags.Instance)!),
    ];

    private static readonly ConstructorInfo BaseConstructor = typeof(HuntingRow).GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, [])!;

    private static Type TypeFor(IReadOnlyList<HuntingColumn> columns)
    {
        var key = string.Join('\0', columns.Select(column => $"{column.Name}\0{column.ValueType}{(column.IsMixed ? "?" : "")}"));
        lock (Gate)
        {
            if (Known.TryGetValue(key, out var node))
            {
                Recent.Remove(node);
            }
            else
            {
                node = new((key, Make(NameOf(key), columns)));
                Known.Add(key, node);
            }
            Recent.AddFirst(node);
            if (Recent.Count > Capacity)
            {
                Known.Remove(Recent.Last!.Value.Key);
                Recent.RemoveLast();
            }
            return node.Value.Type;
        }
    }

    // The same columns have the same name in every process.
    private static string NameOf(string key) =>
        typeof(HuntingRow).FullName + "#" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 8));

    private static Type Make(string typeName, IReadOnlyList<HuntingColumn> columns)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(AssemblyName), AssemblyBuilderAccess.RunAndCollect);
        var type = assembly.DefineDynamicModule(AssemblyName).DefineType(typeName, TypeAttributes.Public | TypeAttributes.Sealed, typeof(HuntingRow));
        var fields = columns.Select((column, i) => type.DefineField("column" + i.ToString(CultureInfo.InvariantCulture), Nullable(column.ClrType), FieldAttributes.Private)).ToArray();
        for (var i = 0; i < fields.Length; i++) DefineProperty(type, columns[i].Name, fields[i]);
        foreach (var (name, origin) in Origins)
        {
            // What the query calls so is the query's.
            if (!columns.Any(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) DefineProperty(type, name, origin);
        }

        var constructor = type.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, []);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, BaseConstructor);
        il.Emit(OpCodes.Ret);

        il = Override(type, nameof(HuntingRow.Fresh));
        il.Emit(OpCodes.Newobj, constructor);
        il.Emit(OpCodes.Ret);

        il = Override(type, nameof(HuntingRow.Read));
        EmitForEach(il, fields, (field, i) =>
        {
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldflda, field);
            if (columns[i].IsMixed) il.Emit(OpCodes.Ldc_I4, (int)columns[i].ValueType);
            il.Emit(OpCodes.Call, typeof(HuntingCells).GetMethod(columns[i].IsMixed ? nameof(HuntingCells.Any) : columns[i].ValueType.ToString())!);
        });

        il = Override(type, nameof(HuntingRow.Write));
        for (var i = 0; i < fields.Length; i++)
        {
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, fields[i]);
            il.Emit(OpCodes.Callvirt, typeof(RowWriter).GetMethod(fields[i].FieldType == typeof(object) ? nameof(RowWriter.Any) : columns[i].ValueType.ToString())!);
        }
        il.Emit(OpCodes.Ret);

        il = Override(type, nameof(HuntingRow.Get));
        EmitForEach(il, fields, (field, _) =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, field);
            il.Emit(OpCodes.Box, field.FieldType);
        });

        il = Override(type, nameof(HuntingRow.Set));
        EmitForEach(il, fields, (field, _) =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Unbox_Any, field.FieldType);
            il.Emit(OpCodes.Stfld, field);
        });
        return type.CreateType();
    }

    private static Type Nullable(Type type) => type.IsValueType ? typeof(Nullable<>).MakeGenericType(type) : type;

    private static void DefineProperty(TypeBuilder type, string name, FieldInfo field)
    {
        const MethodAttributes Accessor = MethodAttributes.Public | MethodAttributes.HideBySig | MethodAttributes.SpecialName;
        var property = type.DefineProperty(name, PropertyAttributes.None, field.FieldType, null);
        var getter = type.DefineMethod("get_" + name, Accessor, field.FieldType, []);
        var il = getter.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, field);
        il.Emit(OpCodes.Ret);
        property.SetGetMethod(getter);

        var setter = type.DefineMethod("set_" + name, Accessor, null, [field.FieldType]);
        il = setter.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stfld, field);
        il.Emit(OpCodes.Ret);
        property.SetSetMethod(setter);
    }

    private static ILGenerator Override(TypeBuilder type, string name)
    {
        var method = typeof(HuntingRow).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Instance)!;
        return type.DefineMethod(name, MethodAttributes.Assembly | MethodAttributes.Virtual | MethodAttributes.HideBySig,
            method.ReturnType, [.. method.GetParameters().Select(parameter => parameter.ParameterType)]).GetILGenerator();
    }

    // switch (column) { case 0: …; return; … }, with the column as first argument.
    private static void EmitForEach(ILGenerator il, FieldBuilder[] fields, Action<FieldBuilder, int> emit)
    {
        var labels = fields.Select(_ => il.DefineLabel()).ToArray();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Switch, labels);
        il.Emit(OpCodes.Newobj, typeof(ArgumentOutOfRangeException).GetConstructor([])!);
        il.Emit(OpCodes.Throw);
        for (var i = 0; i < fields.Length; i++)
        {
            il.MarkLabel(labels[i]);
            emit(fields[i], i);
            il.Emit(OpCodes.Ret);
        }
    }
#endif
}
