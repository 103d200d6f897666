using System.Runtime.InteropServices;

namespace Extractor.Parse;

/// <summary>A stack of steps to take, to which the parts of a step can be added in their order.</summary>
internal sealed class OpenSteps<T>
{
    private readonly List<T> steps = [];

    public int Count => steps.Count;

    public void Push(T step) => steps.Add(step);

    /// <summary>Turns round the steps above a height: what was pushed first is taken first.</summary>
    public void TurnFrom(int height) => CollectionsMarshal.AsSpan(steps)[height..].Reverse();

    public T Pop()
    {
        var step = steps[^1];
        steps.RemoveAt(steps.Count - 1);
        return step;
    }

    public bool TryPop([MaybeNullWhen(false)] out T step)
    {
        step = default;
        if (steps.Count == 0) return false;
        step = Pop();
        return true;
    }
}
