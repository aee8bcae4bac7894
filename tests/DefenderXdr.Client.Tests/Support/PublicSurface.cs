using System.Reflection;

namespace DefenderXdr.Tests.Support;

/// <summary>The types that a library's users get to see.</summary>
internal static class PublicSurface
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<Type> TypesOf(Assembly assembly) => assembly.GetExportedTypes().SelectMany(Signatures);

    public static bool IsFrom(Type type, params string[] assemblies) => assemblies.Contains(type.Assembly.GetName().Name, StringComparer.Ordinal);

    /// <summary>Every type in the signatures of a type, generic arguments and elements taken apart.</summary>
    public static IEnumerable<Type> Signatures(Type type)
    {
        var bases = type.GetInterfaces().Append(type.BaseType ?? typeof(object)).Concat(type.GetGenericArguments().SelectMany(a => a.GetGenericParameterConstraints()));
        var fields = type.GetFields(All).Where(f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly).Select(f => f.FieldType);

        // Properties and events are methods, too.
        var methods = type.GetMembers(All).OfType<MethodBase>().Where(m => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly)
            .SelectMany(m => m.GetParameters().Select(p => p.ParameterType)
                .Concat(m is MethodInfo method ? [method.ReturnType] : [])
                .Concat(m.IsGenericMethod ? m.GetGenericArguments().SelectMany(a => a.GetGenericParameterConstraints()) : []));
        var attributes = type.GetCustomAttributesData().Select(a => a.AttributeType);
        return bases.Concat(fields).Concat(methods).Concat(attributes).SelectMany(Parts).Distinct();
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];
}
